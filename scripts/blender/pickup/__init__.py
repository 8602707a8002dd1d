# SPDX-License-Identifier: GPL-3.0-or-later
"""Pickup in the Video Sequencer: select strips, swap their background or insert a line, get clips on the channel above."""

import traceback

import bpy

from . import jobs, names, settings, speak, swap
from .session import session

bl_info = {  # for 3.4 to 4.1; from 4.2 on blender_manifest.toml speaks
    "name": "Pickup",
    "author": "Pickup",
    "version": (0, 1, 0),
    "blender": (3, 4, 0),
    "location": "Sequencer > Sidebar > Pickup",
    "description": "AI shots for the strip on your timeline, by the Pickup bridge on this machine",
    "category": "Sequencer",
}

CLASSES = (*swap.CLASSES, *speak.CLASSES, *jobs.CLASSES)


def tick():
    try:
        session.tick()
    except Exception:  # Blender drops a timer that raises, and clips would come no more
        traceback.print_exc()
    return 0.1


@bpy.app.handlers.persistent
def opened(*_):
    names.opened()
    session.begin()


@bpy.app.handlers.persistent
def saving(*_):
    names.saving(bool(session.jobs or session.waits))


@bpy.app.handlers.persistent
def saved(*_):
    session.renamed()


HANDLERS = (("load_post", opened), ("save_pre", saving), ("save_post", saved))


def register():
    settings.register()
    for each in CLASSES:
        bpy.utils.register_class(each)
    for when, handler in HANDLERS:
        getattr(bpy.app.handlers, when).append(handler)
    bpy.app.timers.register(tick, persistent=True)


def unregister():
    bpy.app.timers.unregister(tick)
    for when, handler in HANDLERS:
        getattr(bpy.app.handlers, when).remove(handler)
    for each in reversed(CLASSES):
        bpy.utils.unregister_class(each)
    settings.unregister()
