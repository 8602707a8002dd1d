"""Run in a Blender without a window by `pickup install blender`: where add-ons lie, Pickup on, Pickup off.

Answers in one line: "pickup: " and JSON.
"""

import json
import os
import sys

import addon_utils
import bpy


def where():
    return {"addons": bpy.utils.user_resource("SCRIPTS", path="addons")}


def on(program, home):
    addon_utils.modules_refresh()
    if addon_utils.enable("pickup", default_set=True, persistent=True) is None:
        raise SystemExit(3)
    preferences = bpy.context.preferences.addons["pickup"].preferences
    preferences.program = program
    if home:
        preferences.home = home
    return {"saved": save()}


def off():
    addon_utils.disable("pickup", default_set=True)
    return {"saved": save()}


def save():
    """Not where a first start would offer an older version's settings: saved ones would hide them."""
    own = bpy.utils.resource_path("USER")
    versions = os.path.dirname(own)
    fresh = not os.path.isfile(os.path.join(own, "config", "userpref.blend"))
    if fresh and os.path.isdir(versions) and any(
            os.path.isfile(os.path.join(versions, other, "config", "userpref.blend")) for other in os.listdir(versions)):
        return False
    return bpy.ops.wm.save_userpref() == {"FINISHED"}


what, *rest = sys.argv[sys.argv.index("--") + 1:]
print("pickup: " + json.dumps({"where": where, "on": on, "off": off}[what](*rest)))
