# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panels of the tab have in common: where they are, how they say things, what a click orders."""

import textwrap

import bpy

from . import order, place, timeline
from .bridge import NoBridge, Problem
from .session import session
from .settings import preferences


class Tab:
    bl_space_type = "SEQUENCE_EDITOR"
    bl_region_type = "UI"
    bl_category = "Pickup"

    @classmethod
    def poll(cls, context):
        return context.space_data.view_type in {"SEQUENCER", "SEQUENCER_PREVIEW"}


class Ordering:
    """A button that orders a clip for each selected strip."""

    kind = None

    @staticmethod
    def asked(context):
        """The requests, and sentences on strips that can not be plates."""
        raise NotImplementedError

    @classmethod
    def poll(cls, context):
        return not session.busy

    def execute(self, context):
        try:
            requests, _ = self.asked(context)
            session.order(self.kind, requests)
        except Problem as found:
            self.report({"ERROR"}, " ".join(found.sentences))
            return {"CANCELLED"}
        return {"FINISHED"}


def plates(context):
    """Those of the selected strips, and sentences on what can not be one."""
    if not bpy.data.filepath:
        raise Problem("Save the project first: clips are put into the folder Pickup beside it.")
    found, left = timeline.selected(timeline.scene_of(context))
    if not found:
        raise Problem(*dict.fromkeys(why for _, why in left) or ["Select a movie strip."])
    return found, [f"{name} is left out. {why}" for name, why in left]


def offer(layout, context, ordering, icon):
    """The button, under what it will do or why it can not; without a bridge the one that starts it."""
    try:
        tell(layout, context, ordering)
    except NoBridge as found:
        show(layout, context, "UNLINKED", *found.sentences)
        if preferences(context).program:
            large(layout).operator("pickup.start", icon="PLAY")
        return
    except Problem as found:
        show(layout, context, "ERROR", *words(found))
    large(layout).operator(ordering.bl_idname, icon=icon)


def large(layout):
    row = layout.row()
    row.scale_y = 1.5
    return row


def tell(layout, context, ordering):
    """What the button will do."""
    requests, left = ordering.asked(context)
    plans = session.planned(ordering.kind, requests)
    if isinstance(plans, Problem):
        raise plans
    lines = ["Asking the bridge …"]
    if plans:
        notes = dict.fromkeys(note["text"] for plan, _ in plans for note in plan["notes"])
        lines = [said(context, requests, plans), *notes]
    show(layout, context, "INFO", *lines, *left)


def said(context, requests, plans):
    if len(requests) > 1:
        return order.sentences(requests, plans)
    return order.sentence(requests[0], *plans[0], channel(context, requests[0]))


def channel(context, request):
    """Where the clip would come to now."""
    at, plate = request["at"], request["plate"]
    return place.free_channel(
        timeline.scene_of(context).sequence_editor, at["track"], at["frame"],
        at["frame"] + plate["out"] - plate["in"])


def words(found):
    return (*found.sentences, f"Charged: {found.charged}")


def show(layout, context, icon, *sentences):
    """Sentences, broken where the sidebar ends: Blender's labels do not."""
    width = max(16, int((context.region.width - 60) / (6.5 * context.preferences.system.ui_scale)))
    column = layout.column(align=True)
    for sentence in sentences:
        for line in textwrap.wrap(sentence, width):
            column.label(text=line, icon=icon)
            icon = "BLANK1"
