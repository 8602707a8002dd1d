"""Strips: reading the one that is selected, and placing a clip above it.

Blender counts a strip's frames in frames of the scene, whatever the media's own rate: only at one rate is the
picture where its sound and its timecode are. A strip of another rate is refused, here and when the clip comes back.
"""

import os
from fractions import Fraction
from typing import NamedTuple

import bpy

from .bridge import Problem

CHANNELS = 128
SAME_RATE = 0.005  # 23.976 and 24 differ by 0.024


class Plate(NamedTuple):
    """A stretch of media as it lies on the timeline; `end` is the frame after the last."""

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
    return getattr(context, "sequencer_scene", None) or context.scene


def strips(editor):
    """The strips outside of meta strips; called sequences before 4.4. An empty collection is falsy."""
    named = getattr(editor, "strips", None)
    return editor.sequences if named is None else named


def all_strips(editor):
    named = getattr(editor, "strips_all", None)
    return editor.sequences_all if named is None else named


def rate(scene):
    """Frames a second, exactly: 24 over a base of 1.001 is 24000/1001."""
    return scene.render.fps / Fraction(str(round(scene.render.fps_base, 5)))


def selected(scene):
    """The plate under the active strip, or why it can not be one."""
    editor = scene.sequence_editor
    strip = editor and editor.active_strip
    if not strip or strip.type != "MOVIE":
        raise Problem("Select a movie strip.")
    if strips(editor).get(strip.name) is None:
        raise Problem("The strip lies in a meta strip. Take it out first.")
    if speed_changed(editor, strip):
        raise Problem("The strip is played at another speed or in reverse. Render that first.")
    if strip.frame_offset_start < 0 or strip.frame_offset_end < 0:
        raise Problem("The strip is longer than its media and holds a still. Shorten it first.")
    if strip.frame_final_start < 0:
        raise Problem("The strip begins before frame 0. Move it first.")
    same_rate(scene, strip)
    first = round(strip.frame_offset_start) + strip.animation_offset_start
    return Plate(
        media=os.path.realpath(bpy.path.abspath(strip.filepath)),
        first=first,
        end=first + strip.frame_final_duration,
        rate=rate(scene),
        width=scene.render.resolution_x,
        height=scene.render.resolution_y,
        scene=scene.name,
        channel=strip.channel,
        frame=strip.frame_final_start,
    )


def speed_changed(editor, strip):
    """By reversal, by the speed of 3.4 to 3.6, by retiming keys, or by an effect strip."""
    return (
        strip.use_reverse_frames
        or getattr(strip, "speed_factor", 1) != 1
        or len(getattr(strip, "retiming_keys", ())) > 0
        or any(other.type == "SPEED" and other.input_1 == strip for other in all_strips(editor)))


def same_rate(scene, strip):
    if not strip.fps:
        raise Problem(f"{os.path.basename(strip.filepath)} can not be read by Blender.")
    if abs(strip.fps - rate(scene)) > SAME_RATE:
        raise Problem(
            f"{os.path.basename(strip.filepath)} has {strip.fps:g} frames a second, the scene {float(rate(scene)):g}. "
            "Set the scene's frame rate to the clip's, or conform the clip.")


def free_channel(editor, above, start, end, but=None):
    """The first channel above this one with nothing between the frames, neither locked nor muted."""
    taken = {
        strip.channel for strip in strips(editor)
        if strip != but and strip.frame_final_start < end and strip.frame_final_end > start}
    for channel in range(above + 1, CHANNELS + 1):
        if channel not in taken and not editor.channels[channel].lock and not editor.channels[channel].mute:
            return channel
    raise Problem("No channel above is free.")


def placed(item):
    """The strip that holds this item already, in whatever scene."""
    for scene in bpy.data.scenes:
        if scene.sequence_editor:
            for strip in all_strips(scene.sequence_editor):
                if (strip.get("pickup_job"), strip.get("pickup_take")) == (item["jobId"], item["takeId"]):
                    return strip
    return None


def place(item, take):
    """Puts a clip above its original, its handles trimmed away, and gives the strip once it was read back."""
    at = item.get("at", {})
    scene = bpy.data.scenes.get(at["sequence"]) if "sequence" in at else scene_of(bpy.context)
    if scene is None:
        raise Problem(f"There is no scene {at['sequence']} any more.")
    if not os.path.isfile(item["clip"]):
        raise Problem(f"The clip {os.path.basename(item['clip'])} is not in its folder any more.")
    editor = scene.sequence_editor or scene.sequence_editor_create()
    # Blender has no bin: a clip that was ordered without a place comes to the playhead
    track, frame = at.get("track", 0), at.get("frame", scene.frame_current)
    original = next((s for s in strips(editor) if (s.channel, s.frame_final_start) == (track, frame)), None)
    head, tail = take["handles"]["head"], take["handles"]["tail"]
    strip = strips(editor).new_movie(item["name"], item["clip"], min(track + 1, CHANNELS), frame - head)
    name = strip.name
    try:
        same_rate(scene, strip)
        strip.frame_offset_start = head
        strip.frame_offset_end = tail
        end = frame + strip.frame_duration - head - tail
        channel = free_channel(editor, track, frame, end, but=strip)
        if strip.channel != channel:
            strip.channel = channel
        if original is not None and original.type == "MOVIE":
            follow(original, strip)
        strip.filepath = written(item["clip"])
        strip.select = False
        strip.color_tag = "COLOR_05"
        strip["pickup_job"] = item["jobId"]
        strip["pickup_take"] = item["takeId"]
        strip["pickup_sidecar"] = written(take["sidecar"])
        strip = strips(editor).get(name)
        found = strip and (strip.channel, strip.frame_final_start, strip.frame_final_end)
        if found != (channel, frame, end):
            raise Problem(f"Blender put the clip elsewhere: {found}, not {(channel, frame, end)}.")
    except Problem:
        strips(editor).remove(strips(editor)[name])
        raise
    scene.timeline_markers.new(name, frame=frame)
    return strip


def follow(original, strip):
    """Framing and colour space as the original's, so that the pictures cover each other."""
    for part in ("transform", "crop"):
        source, target = getattr(original, part), getattr(strip, part)
        for one in source.bl_rna.properties:
            if not one.is_readonly:
                setattr(target, one.identifier, getattr(source, one.identifier))
    strip.use_flip_x, strip.use_flip_y = original.use_flip_x, original.use_flip_y
    strip.colorspace_settings.name = original.colorspace_settings.name


def written(path):
    """As the project writes paths: relative to itself, if the editor has it so and the file lies beside or below."""
    beside = os.path.join(os.path.dirname(bpy.data.filepath), "")
    relative = bpy.context.preferences.filepaths.use_relative_paths and path.startswith(beside)
    return bpy.path.relpath(path) if relative else path
