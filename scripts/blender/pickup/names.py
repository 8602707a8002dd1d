# SPDX-License-Identifier: GPL-3.0-or-later
"""The names a project had before it was saved under another: clips are ordered for a name, and wait for it."""

import json

import bpy

KEPT = "pickup_earlier"  # on every scene, since any may be removed
MOST = 5

known = []  # of the open project, the latest first


def earlier():
    return [name for name in known if name != bpy.data.filepath]


def opened():
    """Reads what the project says of itself."""
    found = next((scene[KEPT] for scene in bpy.data.scenes if KEPT in scene), "[]")
    try:
        known[:] = [name for name in json.loads(found) if isinstance(name, str)][:MOST]
    except (ValueError, TypeError):
        known.clear()


def saving(ordered):
    """Before the file is written; `ordered`: something was asked for under the name that the project has now."""
    now = bpy.data.filepath
    if now and ordered and now not in known:
        known[:] = [now, *known][:MOST]
    for scene in bpy.data.scenes:
        if known:
            scene[KEPT] = json.dumps(known)
