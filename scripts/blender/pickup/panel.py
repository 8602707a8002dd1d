"""The tab in the Sequencer's sidebar, its buttons and settings."""

import os
import textwrap

import bpy
from bpy.props import EnumProperty, FloatVectorProperty, IntProperty, PointerProperty, StringProperty

from . import order, timeline
from .bridge import Problem, problem
from .session import session


class PickupPreferences(bpy.types.AddonPreferences):
    bl_idname = __package__

    program: StringProperty(
        name="Program", subtype="FILE_PATH", description="scripts/pickup of your Pickup folder; starts the bridge")
    home: StringProperty(
        name="Bridge's folder", subtype="DIR_PATH", description="Where bridge.json lies, if not in the usual place")

    def draw(self, context):
        self.layout.use_property_split = True
        self.layout.prop(self, "program")
        self.layout.prop(self, "home")


class PickupSettings(bpy.types.PropertyGroup):
    """What the next order will ask for; kept with the scene."""

    background: EnumProperty(name="Background", items=(
        ("image", "Image", "A picture behind the people"),
        ("video", "Video", "A clip behind the people, looped or trimmed"),
        ("colour", "Colour", "One colour behind the people"),
        ("blur", "Blur", "The plate itself, out of focus")))
    image: StringProperty(name="File", subtype="FILE_PATH", description="The picture")
    video: StringProperty(name="File", subtype="FILE_PATH", description="The clip")
    colour: FloatVectorProperty(
        name="Colour", subtype="COLOR_GAMMA", size=3, min=0, max=1, default=(0.13, 0.2, 0.33), description="In sRGB")
    blur: IntProperty(name="Radius", subtype="PIXEL", min=1, max=500, default=24)
    tier: EnumProperty(name="Tier", default="standard", items=(
        ("draft", "Draft", "Fast, to look at"),
        ("standard", "Standard", "For the cut"),
        ("pro", "Pro", "The finest edge, slower")))
    codec: EnumProperty(name="Codec", items=tuple((key, name, "") for key, name in order.CODECS.items()))
    handles: IntProperty(
        name="Handles", min=0, max=10000, default=0, description="Spare frames on both sides, to trim the clip later")

    def behind(self):
        """The new background as the bridge takes it."""
        if self.background == "blur":
            return {"blur": self.blur}
        if self.background == "colour":
            return {"colour": "#" + "".join(f"{round(255 * part):02X}" for part in self.colour)}
        path = getattr(self, self.background)
        if not path:
            raise Problem(f"Choose the {self.background} for the background.")
        return {self.background: os.path.realpath(bpy.path.abspath(path))}


def asked(context):
    """The order that the panel stands for, and the plate it is for."""
    if not bpy.data.filepath:
        raise Problem("Save the project first: clips are put into the folder Pickup beside it.")
    scene = timeline.scene_of(context)
    plate = timeline.selected(scene)
    settings = scene.pickup
    return order.request(
        bpy.data.filepath, plate, settings.behind(), settings.tier, settings.codec, settings.handles)


class PICKUP_OT_swap(bpy.types.Operator):
    bl_idname = "pickup.swap"
    bl_label = "Swap background"
    bl_description = "Order the clip; it comes onto the channel above when it is done"

    @classmethod
    def poll(cls, context):
        return not session.busy

    def execute(self, context):
        try:
            session.order(asked(context))
        except Problem as found:
            self.report({"ERROR"}, " ".join(found.sentences))
            return {"CANCELLED"}
        return {"FINISHED"}


class PICKUP_OT_cancel(bpy.types.Operator):
    bl_idname = "pickup.cancel"
    bl_label = "Cancel"
    bl_description = "Stop this job"
    job: StringProperty(options={"HIDDEN"})

    def execute(self, context):
        session.cancel(self.job)
        return {"FINISHED"}


class PICKUP_OT_place(bpy.types.Operator):
    bl_idname = "pickup.place"
    bl_label = "Place again"
    bl_description = "Try once more to put this clip on the timeline"
    job: StringProperty(options={"HIDDEN"})

    def execute(self, context):
        session.look(again=self.job)
        return {"FINISHED"}


class PICKUP_OT_start(bpy.types.Operator):
    bl_idname = "pickup.start"
    bl_label = "Start bridge"
    bl_description = "Start the program that the add-on's preferences name; it leaves when nobody needs it"

    @classmethod
    def poll(cls, context):
        return not session.busy

    def execute(self, context):
        session.start(bpy.path.abspath(preferences(context).program))
        return {"FINISHED"}


class Tab:
    bl_space_type = "SEQUENCE_EDITOR"
    bl_region_type = "UI"
    bl_category = "Pickup"

    @classmethod
    def poll(cls, context):
        return context.space_data.view_type in {"SEQUENCER", "SEQUENCER_PREVIEW"}


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
        self.tell(context)
        row = layout.row()
        row.scale_y = 1.5
        row.operator("pickup.swap", icon="IMAGE_BACKGROUND")
        if session.problem:
            show(layout, context, "ERROR", *words(session.problem))

    def tell(self, context):
        """What the button will do, or why it can not."""
        try:
            request = asked(context)
            plan = session.planned(request)
            if isinstance(plan, Problem):
                raise plan
            lines = ["Asking the bridge …"]
            if plan:
                notes = [note["text"] for note in plan[0]["notes"]]
                lines = [order.sentence(request, *plan, channel(context)), *notes]
            show(self.layout, context, "INFO", *lines)
        except Problem as found:
            show(self.layout, context, "ERROR", *found.sentences)


class PICKUP_PT_jobs(Tab, bpy.types.Panel):
    bl_idname = "PICKUP_PT_jobs"
    bl_label = "Jobs"

    def draw(self, context):
        layout = self.layout
        for job in session.jobs:
            self.job(layout.box(), context, job)
        if session.running:
            layout.label(text=f"Bridge {session.running} is running", icon="LINKED")
            return
        layout.label(text="No bridge is running", icon="UNLINKED")
        if preferences(context).program:
            layout.operator("pickup.start", icon="PLAY")
        else:
            show(layout, context, "BLANK1", "Run scripts/pickup serve, or name the program in the add-on's preferences.")

    def job(self, box, context, job):
        if job["state"] == "failed":
            show(box, context, "ERROR", *words(problem(job["problem"])))
        elif job["state"] == "cancelled":
            box.label(text="Cancelled", icon="X")
        elif job["state"] == "done":
            for take in job["takes"]:
                self.take(box, context, job, take)
        else:
            row = box.row()
            text = job.get("step", {}).get("text", job["state"])
            show(row, context, "RENDER_ANIMATION", f"{job['progress']:.0%}  {text}")
            row.operator("pickup.cancel", text="", icon="X", emboss=False).job = job["id"]

    def take(self, box, context, job, take):
        name = os.path.splitext(os.path.basename(take["clip"]["path"]))[0]
        placement = take["placement"]
        if placement["state"] == "in-bin":
            box.label(text=f"{name} is on the timeline", icon="CHECKMARK")
        elif placement["state"] == "pending":
            box.label(text=f"{name} is ready", icon="IMPORT")
        else:
            show(box, context, "ERROR", f"{name} could not be placed. {placement.get('why', '')}")
            box.operator("pickup.place", icon="FILE_REFRESH").job = job["id"]


def channel(context):
    """Where the clip would come to now."""
    scene = timeline.scene_of(context)
    strip = scene.sequence_editor.active_strip
    return timeline.free_channel(
        scene.sequence_editor, strip.channel, strip.frame_final_start, strip.frame_final_end)


def words(found):
    return (*found.sentences, f"Charged: {found.charged}")


def preferences(context):
    return context.preferences.addons[__package__].preferences


def show(layout, context, icon, *sentences):
    """Sentences, broken where the sidebar ends: Blender's labels do not."""
    width = max(16, int((context.region.width - 60) / (6.5 * context.preferences.system.ui_scale)))
    column = layout.column(align=True)
    for sentence in sentences:
        for line in textwrap.wrap(sentence, width):
            column.label(text=line, icon=icon)
            icon = "BLANK1"


CLASSES = (
    PickupPreferences, PickupSettings, PICKUP_OT_swap, PICKUP_OT_cancel, PICKUP_OT_place, PICKUP_OT_start,
    PICKUP_PT_swap, PICKUP_PT_jobs)


def register():
    for each in CLASSES:
        bpy.utils.register_class(each)
    bpy.types.Scene.pickup = PointerProperty(type=PickupSettings)


def unregister():
    del bpy.types.Scene.pickup
    for each in reversed(CLASSES):
        bpy.utils.unregister_class(each)
