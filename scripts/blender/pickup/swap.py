# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel for another background behind the selected strips."""

import bpy

from . import order, timeline
from .parts import Ordering, Tab, offer, plates, show, words
from .session import session


class PICKUP_OT_swap(Ordering, bpy.types.Operator):
    bl_idname = "pickup.swap"
    bl_label = "Swap background"
    bl_description = "Order a clip for each selected strip; each comes onto the channel above its own when it is done"
    kind = order.SWAP

    @staticmethod
    def asked(context):
        settings = timeline.scene_of(context).pickup
        found, left = plates(context)
        background = settings.behind()
        return [
            order.swap(bpy.data.filepath, plate, background, settings.tier, settings.codec, settings.handles)
            for plate in found], left


class PICKUP_PT_swap(Tab, bpy.types.Panel):
    bl_idname = "PICKUP_PT_swap"
    bl_label = "Background Swap"

    def draw(self, context):
        settings = timeline.scene_of(context).pickup
        layout = self.layout
        layout.row().prop(settings, "background", expand=True)
        layout.use_property_split = True
        layout.use_property_decorate = False
        layout.prop(settings, settings.background)
        layout.separator()
        layout.prop(settings, "tier")
        layout.prop(settings, "codec")
        layout.prop(settings, "handles")
        layout.separator()
        offer(layout, context, PICKUP_OT_swap, "IMAGE_BACKGROUND")
        if session.problem:
            show(layout, context, "ERROR", *words(session.problem))


CLASSES = (PICKUP_OT_swap, PICKUP_PT_swap)
