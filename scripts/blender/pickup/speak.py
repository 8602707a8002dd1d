# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel for lines in somebody's mouth."""

import bpy
from bpy.props import EnumProperty, IntProperty

from . import order, timeline
from .bridge import Problem
from .parts import Ordering, Tab, offer, plates, show, words
from .session import session

WORDS = -1  # in place of a line's number: the recording
DOES = {
    "ADD": "Add a line",
    "REMOVE": "Remove this line",
    "PLAYHEAD": "Let it begin at the playhead",
    "START": "Let it begin with the strip, or after the line before",
}


class PICKUP_OT_speak(Ordering, bpy.types.Operator):
    bl_idname = "pickup.speak"
    bl_label = "Insert dialogue"
    bl_description = "Order the clip; it comes onto the channel above when it is done, its sound onto the next free one"
    kind = order.SPEAK

    @staticmethod
    def asked(context):
        settings = timeline.scene_of(context).pickup
        found, left = plates(context)
        if len(found) > 1:
            raise Problem("Select one strip: a line is said in one.")
        plate = found[0]
        return [order.speak(
            bpy.data.filepath, plate, settings.speech(plate), settings.consent(), settings.tier, settings.codec,
            settings.handles)], left


class PICKUP_OT_line(bpy.types.Operator):
    bl_idname = "pickup.line"
    bl_label = "Line"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}
    do: EnumProperty(options={"HIDDEN"}, items=tuple((key, name, "") for key, name in DOES.items()))
    line: IntProperty(options={"HIDDEN"})

    @classmethod
    def description(cls, context, properties):
        return DOES[properties.do]

    def execute(self, context):
        scene = timeline.scene_of(context)
        settings = scene.pickup
        if self.do == "ADD":
            settings.lines.add()
        elif self.do == "REMOVE":
            settings.lines.remove(self.line)
        else:
            line = settings.words if self.line == WORDS else settings.lines[self.line]
            line.timed, line.frame = self.do == "PLAYHEAD", scene.frame_current
        return {"FINISHED"}


class PICKUP_PT_speak(Tab, bpy.types.Panel):
    bl_idname = "PICKUP_PT_speak"
    bl_label = "Insert Dialogue"
    bl_options = {"DEFAULT_CLOSED"}

    def draw(self, context):
        settings = timeline.scene_of(context).pickup
        layout = self.layout
        layout.row().prop(settings, "said", expand=True)
        if settings.said == "audio":
            layout.prop(settings, "voice")
            self.line(layout.box(), settings.words, WORDS)
        else:
            for number, line in enumerate(settings.lines):
                self.line(layout.box(), line, number)
            layout.operator("pickup.line", text="Add a line", icon="ADD").do = "ADD"
        layout.use_property_split = True
        layout.use_property_decorate = False
        layout.prop(settings, "face")
        column = layout.column(heading="Consent")
        column.prop(settings, "who")
        column.prop(settings, "scope")
        layout.separator()
        layout.prop(settings, "codec")
        layout.prop(settings, "handles")
        layout.separator()
        offer(layout, context, PICKUP_OT_speak, "OUTLINER_OB_SPEAKER")
        if session.problem:
            show(layout, context, "ERROR", *words(session.problem))

    def line(self, box, line, number):
        row = box.row()
        row.prop(line, "text", text="")
        if number != WORDS:
            self.do(row, "REMOVE", number, "X")
        row = box.row()
        row.prop(line, "language", text="")
        if line.timed:
            row.prop(line, "frame", text="At")
            self.do(row, "START", number, "LOOP_BACK")
        else:
            row.label(text="After the one before" if number > 0 else "With the strip")
        self.do(row, "PLAYHEAD", number, "TIME")

    @staticmethod
    def do(row, what, number, icon):
        button = row.operator("pickup.line", text="", icon=icon)
        button.do, button.line = what, number


CLASSES = (PICKUP_OT_speak, PICKUP_OT_line, PICKUP_PT_speak)
