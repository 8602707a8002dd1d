# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with the real bridge in a Resolve that is not: python3 drive.py PLATE CLIP FRAMES. As drive.lua."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import fake_resolve
from pickup_resolve import bridge, session

plate, clip, frames = sys.argv[1:]
world = fake_resolve.World()
world.files[clip] = (int(frames),)
line = world.timeline("Cut 1")
original = world.put(line, "video", 1, fake_resolve.Clip(world, plate, 75), 90100, 10, 24)
line._selected = [original]
session.Session(world.resolve, bridge.client.home()).tick(1.0)
for item in line._tracks["video"][1]["items"] if line.GetTrackCount("video") > 1 else ():
    print("LAID", item._start, item._length, item._first, item._clip._name)
