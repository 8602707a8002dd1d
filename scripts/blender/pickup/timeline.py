# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline by Blender's names of it, which are kept here from 3.4 to 5.x, and the strips that are selected.

Blender counts a strip's frames in frames of the scene, whatever the media's own rate: only at one rate is the
picture where its sound and its timecode are. A strip of another rate is refused, here and when the clip comes back.
"""

import os
from fractions import Fraction
from typing import NamedTuple

import bpy

from .bridge import Problem

MOST = 50  # strips at once
SAME_RATE = 0.005  # 23.976 and 24 differ by 0.024
BEFORE_5_1 = {
    "left_handle": "frame_final_start",
    "right_handle": "frame_final_end",
    "left_handle_offset": "frame_offset_start",
    "right_handle_offset": "frame_offset_end",
    "content_start": "frame_start",
    "content_duration": "frame_duration",
    "content_trim_start": "animation_offset_start",
}


class Plate(NamedTuple):
    """A stretch of media as it lies on the timeline; `end` is the frame after the last."""

    name: str
    media: str
    first: int
    end: int
    rate: Fraction
    width: int
    height: int
    scene: str
    channel: int
    frame: int


def scene_of(context):
    """The scene in the Sequencer: since 5.0 not always the window's."""
    of_workspace = getattr(getattr(context, "workspace", None), "sequencer_scene", None)
    return getattr(context, "sequencer_scene", None) or of_workspace or context.scene


def strips(editor):
    """The strips outside of meta strips; called sequences before 4.4. An empty collection is falsy."""
    named = getattr(editor, "strips", None)
    return editor.sequences if named is None else named


def all_strips(editor):
    named = getattr(editor, "strips_all", None)
    return editor.sequences_all if named is None else named


def get(strip, name):
    """A strip's property by its name since 5.1."""
    return getattr(strip, name if hasattr(strip, name) else BEFORE_5_1[name])


def put(strip, name, value):
    setattr(strip, name if hasattr(strip, name) else BEFORE_5_1[name], value)


def start(strip):
    return int(get(strip, "left_handle"))


def end(strip):
    return int(get(strip, "right_handle"))


def first(strip):
    """The frame of the media that is seen first."""
    return round(get(strip, "left_handle_offset")) + get(strip, "content_trim_start")


def media(strip):
    """Where the media of a movie or sound strip lies; None: it has none."""
    path = strip.sound.filepath if strip.type == "SOUND" and strip.sound else getattr(strip, "filepath", "")
    return os.path.realpath(bpy.path.abspath(path)) if path else None


def rate(scene):
    """Frames a second, exactly: 24 over a base of 1.001 is 24000/1001."""
    return scene.render.fps / Fraction(str(round(scene.render.fps_base, 5)))


def own_rate(strip):
    """Asked once for each file: Blender opens the media for it, which takes 50 ms, and a panel is drawn often."""
    try:
        key = media(strip), os.stat(media(strip)).st_mtime_ns
    except (OSError, TypeError):
        return strip.fps
    if key not in own_rates:
        own_rates[key] = strip.fps
    return own_rates[key]


own_rates = {}


def same_rate(scene, strip):
    name, own = os.path.basename(strip.filepath), own_rate(strip)
    if not own:
        raise Problem(f"{name} can not be read by Blender.")
    if abs(own - rate(scene)) > SAME_RATE:
        raise Problem(
            f"{name} has {own:g} frames a second, the scene {float(rate(scene)):g}. "
            "Set the scene's frame rate to the clip's, or conform the clip.")


def marked(scene):
    """The strips that are selected, from left to right; sounds are not, since they go with their picture."""
    editor = scene.sequence_editor
    if not editor:
        return []
    shown = strips(editor.meta_stack[-1] if editor.meta_stack else editor)
    several = [strip for strip in shown if strip.select and strip.type != "SOUND"]
    several.sort(key=lambda strip: (start(strip), strip.channel))
    active = editor.active_strip
    return several or ([active] if active else [])


def selected(scene):
    """The plates under the selected strips, and what can not be one: names with why."""
    plates, left = [], []
    found = marked(scene)
    for strip in found[MOST:]:
        left.append((strip.name, f"Only {MOST} strips are taken at once."))
    for strip in found[:MOST]:
        try:
            plates.append(plate(scene, strip))
        except Problem as problem:
            left.append((strip.name, " ".join(problem.sentences)))
    return plates, left


def plate(scene, strip):
    """The plate under the strip, or why it can not be one."""
    editor = scene.sequence_editor
    if strip.type != "MOVIE":
        raise Problem("Select a movie strip.")
    if strips(editor).get(strip.name) is None:
        raise Problem("The strip lies in a meta strip. Take it out first.")
    if speed_changed(editor, strip):
        raise Problem("The strip is played at another speed or in reverse. Render that first.")
    if get(strip, "left_handle_offset") < 0 or get(strip, "right_handle_offset") < 0:
        raise Problem("The strip is longer than its media and holds a still. Shorten it first.")
    if start(strip) < 0:
        raise Problem("The strip begins before frame 0. Move it first.")
    same_rate(scene, strip)
    return Plate(
        name=strip.name,
        media=media(strip),
        first=first(strip),
        end=first(strip) + end(strip) - start(strip),
        rate=rate(scene),
        width=scene.render.resolution_x,
        height=scene.render.resolution_y,
        scene=scene.name,
        channel=strip.channel,
        frame=start(strip),
    )


def speed_changed(editor, strip):
    """By reversal, by the speed of 3.4 to 3.6, by retiming keys, or by an effect strip."""
    return (
        strip.use_reverse_frames
        or getattr(strip, "speed_factor", 1) != 1
        or len(getattr(strip, "retiming_keys", ())) > 0
        or any(other.type == "SPEED" and other.input_1 == strip for other in all_strips(editor)))


def told(scene):
    """What is selected, as the bridge takes it. None: nothing is cut in this scene."""
    if not scene.sequence_editor:
        return None
    file = bpy.data.filepath
    plates, left = selected(scene)
    return {
        "project": {
            "name": os.path.splitext(os.path.basename(file))[0] or "unsaved", **({"file": file} if file else {})},
        "sequence": {
            "rate": str(rate(scene)), "width": scene.render.resolution_x, "height": scene.render.resolution_y},
        "clips": [
            {
                "media": plate.media, "name": plate.name, "in": plate.first, "out": plate.end,
                "sequence": plate.scene, "track": plate.channel, "frame": plate.frame}
            for plate in plates],
        "refused": [{"name": name, "why": why} for name, why in left],
    }
