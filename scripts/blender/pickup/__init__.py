# SPDX-License-Identifier: GPL-3.0-or-later
"""Pickup in the Video Sequencer: select a strip, swap its background, get the clip on the channel above."""

import bpy

from . import panel
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


def tick():
    session.tick()
    return 0.1


@bpy.app.handlers.persistent
def opened(*_):
    session.begin()


def register():
    panel.register()
    bpy.app.handlers.load_post.append(opened)
    bpy.app.timers.register(tick, persistent=True)


def unregister():
    bpy.app.timers.unregister(tick)
    bpy.app.handlers.load_post.remove(opened)
    panel.unregister()
