# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel that shows how jobs and the bridge stand."""

import os

import bpy
from bpy.props import BoolProperty, StringProperty

from .bridge import problem
from .parts import Tab, show, words
from .session import session
from .settings import preferences


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
    playhead: BoolProperty(options={"HIDDEN"})

    def execute(self, context):
        session.look(again=self.job, playhead=self.playhead)
        return {"FINISHED"}


class PICKUP_OT_adopt(bpy.types.Operator):
    bl_idname = "pickup.adopt"
    bl_label = "Take in here"
    bl_description = "Put this clip onto this project's timeline; the project under the earlier name gets it no more"
    job: StringProperty(options={"HIDDEN"})

    def execute(self, context):
        session.look(adopt=self.job)
        return {"FINISHED"}


class PICKUP_OT_start(bpy.types.Operator):
    bl_idname = "pickup.start"
    bl_label = "Start bridge"
    bl_description = "Start the program that the add-on's preferences name; it leaves when nobody needs it"

    @classmethod
    def poll(cls, context):
        return not session.busy

    def execute(self, context):
        session.start(program(context))
        return {"FINISHED"}


class PICKUP_OT_panel(bpy.types.Operator):
    bl_idname = "pickup.panel"
    bl_label = "Open panel"
    bl_description = "Open the bridge's own panel in the browser: more engines, new clips, the cast, takes under a wipe"

    @classmethod
    def poll(cls, context):
        return not session.busy

    def execute(self, context):
        session.open_panel(program(context))
        return {"FINISHED"}


class PICKUP_PT_jobs(Tab, bpy.types.Panel):
    bl_idname = "PICKUP_PT_jobs"
    bl_label = "Jobs"

    def draw(self, context):
        layout = self.layout
        for job in session.jobs:
            self.job(layout.box(), context, job)
        for job, name in session.elsewhere:
            self.elsewhere(layout.box(), context, job, os.path.basename(name))
        if session.running:
            layout.label(text=f"Bridge {session.running} is running", icon="LINKED")
            layout.operator("pickup.panel", icon="URL")
            return
        layout.label(text="No bridge is running", icon="UNLINKED")
        if preferences(context).program:
            row = layout.row()
            row.operator("pickup.start", icon="PLAY")
            row.operator("pickup.panel", icon="URL")
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
        name, placement = named(take), take["placement"]
        if placement["state"] == "in-bin":
            box.label(text=f"{name} is on the timeline", icon="CHECKMARK")
            if placement.get("why"):
                show(box, context, "INFO", placement["why"])
        elif placement["state"] == "pending":
            box.label(text=f"{name} is ready", icon="IMPORT")
        else:
            show(box, context, "ERROR", f"{name} could not be placed. {placement.get('why', '')}")
            row = box.row()
            row.operator("pickup.place", icon="FILE_REFRESH").job = job["id"]
            button = row.operator("pickup.place", text="At the playhead", icon="TIME")
            button.job, button.playhead = job["id"], True

    def elsewhere(self, box, context, job, project):
        """Ordered before the project was saved under the name that it has now."""
        if job["state"] != "done":
            show(box, context, "RENDER_ANIMATION", f"{job['progress']:.0%}  A clip for {project}, as this project was called")
            return
        clips = ", ".join(map(named, job["takes"]))
        show(
            box, context, "IMPORT",
            f"{clips} was ordered when this project was called {project}, and waits for that. Open it, or take the clip in here.")
        box.operator("pickup.adopt", icon="FILE_REFRESH").job = job["id"]


def named(take):
    return os.path.splitext(os.path.basename(take["clip"]["path"]))[0]


def program(context):
    return bpy.path.abspath(preferences(context).program)


CLASSES = (
    PICKUP_OT_cancel, PICKUP_OT_place, PICKUP_OT_adopt, PICKUP_OT_start, PICKUP_OT_panel, PICKUP_PT_jobs)
