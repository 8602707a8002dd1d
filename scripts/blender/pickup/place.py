# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing a clip above its original so that nothing else on the timeline moves, and reading back what came of it."""

import os
import unicodedata
from typing import Any, NamedTuple

import bpy

from .bridge import Problem
from .timeline import all_strips, end, first, get, media, put, same_rate, scene_of, start, strips

CHANNELS = 128
NEIGHBOUR = ("content_start", "left_handle", "right_handle", "left_handle_offset", "right_handle_offset")


class Spot(NamedTuple):
    """Where a clip is to lie: above the channel, its marked range from the frame on."""

    scene: Any
    channel: int
    frame: int
    original: Any = None
    moved: str = ""  # what the editor is to know of it


def placed(item):
    """The strips that hold this item already, in whatever scene, the picture first."""
    key = item["jobId"], item["takeId"]
    return sorted(
        (strip for scene in bpy.data.scenes if scene.sequence_editor for strip in all_strips(scene.sequence_editor)
         if (strip.get("pickup_job"), strip.get("pickup_take")) == key),
        key=lambda strip: strip.type == "SOUND")


def spot(item, source, playhead=False):
    """Above the original, wherever that lies now; `source`: of which media the clip is, by name and range."""
    at = item.get("at")
    if playhead or not at:  # Blender has no bin: a clip that was ordered without a place comes to the playhead
        scene = scene_of(bpy.context)
        return Spot(scene, (at or {}).get("track", 0), scene.frame_current)
    named = bpy.data.scenes.get(at["sequence"]) if "sequence" in at else scene_of(bpy.context)
    track, frame = at.get("track", 0), at["frame"]
    if source is None:
        if named is None:
            raise Problem(f"There is no scene {at['sequence']} any more. Give a scene that name, then place again.")
        return Spot(named, track, frame)
    name, begin, stop = source
    if named is not None:
        for strip in showing(named, name, begin, stop):
            if strip.channel == track and start(strip) - first(strip) == frame - begin:
                return Spot(named, track, frame, strip)
    for scenes in ([named] if named else []), [scene for scene in bpy.data.scenes if scene != named]:
        found = [(scene, strip) for scene in scenes for strip in showing(scene, name, begin, stop)]
        if len(found) > 1:
            raise Problem(
                f"{name} was moved and lies at {len(found)} places now. Remove all but one, then place again, "
                "or place the clip at the playhead.")
        for scene, strip in found:
            now = start(strip) + begin - first(strip)
            return Spot(
                scene, strip.channel, now, strip,
                f"{name} was moved; the clip lies above it in {scene.name} from frame {now} on.")
    raise Problem(f"{name} is not on the timeline any more. Put it back, then place again, or place the clip at the playhead.")


def showing(scene, name, begin, stop):
    """The movie strips that show something of this range of this media; a clip of ours can be an original too."""
    return [
        strip for strip in (strips(scene.sequence_editor) if scene.sequence_editor else ())
        if strip.type == "MOVIE" and same_name(media(strip), name)
        and first(strip) < stop and first(strip) + end(strip) - start(strip) > begin]


def same_name(path, name):
    return unicodedata.normalize("NFC", os.path.basename(path or "")) == unicodedata.normalize("NFC", name)


def free_channel(editor, above, begin, stop, but=()):
    """The first channel above this one with nothing between the frames, neither locked nor muted."""
    taken = {
        strip.channel for strip in strips(editor) if strip.name not in but and start(strip) < stop and end(strip) > begin}
    for channel in range(above + 1, CHANNELS + 1):
        if channel not in taken and not editor.channels[channel].lock and not editor.channels[channel].mute:
            return channel
    raise Problem("No channel above is free.")


def place(item, take, here, sounding):
    """Puts the clip there, its handles trimmed away, and gives its strips once all was read back."""
    if not os.path.isfile(item["clip"]):
        raise Problem(f"The clip {os.path.basename(item['clip'])} is not in its folder any more.")
    scene = here.scene
    editor = scene.sequence_editor or scene.sequence_editor_create()
    before, active = lying(editor), editor.active_strip
    laying = Laying(editor, item, take, here)
    try:
        channel = laying.picture()
        if sounding:
            laying.sound(channel)
        untouched(before, lying(editor, laying.names))
    except Exception as found:  # whatever it is, a strip that is half laid must not be taken for placed
        laying.take_off()
        put_back(editor, before)
        if isinstance(found, Problem):
            raise
        raise Problem(f"Blender did not take the clip: {found}") from found
    finally:
        editor.active_strip = active
    scene.timeline_markers.new(laying.names[0], frame=here.frame)
    return [strips(editor)[name] for name in laying.names]


class Laying:
    """One clip on its way onto the timeline."""

    def __init__(self, editor, item, take, here):
        self.editor, self.item, self.take, self.here = editor, item, take, here
        self.head, self.tail = take["handles"]["head"], take["handles"]["tail"]
        self.names = []
        self.stop = None  # the frame after the last, known from the picture

    def picture(self):
        strip = self.new(strips(self.editor).new_movie, self.item["name"])
        same_rate(self.here.scene, strip)
        if self.here.original is not None:
            follow(self.here.original, strip)
        strip.filepath = written(self.item["clip"])
        self.stop = self.here.frame + get(strip, "content_duration") - self.head - self.tail
        return self.settle(strip, self.here.channel)

    def sound(self, above):
        strip = self.new(strips(self.editor).new_sound, self.item["name"] + " sound")
        strip.sound.filepath = written(self.item["clip"])
        return self.settle(strip, above)

    def new(self, make, name):
        """A strip on a channel that nobody uses: what lies elsewhere has no reason to give way."""
        spare = max((strip.channel for strip in all_strips(self.editor)), default=0) + 1
        if spare > CHANNELS:
            raise Problem("The topmost channel is in use. Free it, then place again.")
        strip = make(name, self.item["clip"], spare, self.here.frame - self.head)
        self.names.append(strip.name)
        strip.select = False
        strip.color_tag = "COLOR_05"
        strip["pickup_job"] = self.item["jobId"]
        strip["pickup_take"] = self.item["takeId"]
        strip["pickup_sidecar"] = written(self.take["sidecar"])
        return strip

    def settle(self, strip, above):
        """Trims it, moves it to its channel and reads it back."""
        name, begin = strip.name, self.here.frame
        put(strip, "left_handle_offset", self.head)
        put(strip, "right_handle_offset", get(strip, "content_duration") - self.head - (self.stop - begin))
        channel = free_channel(self.editor, above, begin, self.stop, but=self.names)
        strip.channel = channel
        strip = strips(self.editor).get(name)
        found = strip and (strip.channel, start(strip), end(strip), first(strip), media(strip))
        wanted = channel, begin, self.stop, self.head, os.path.realpath(self.item["clip"])
        if found != wanted:
            raise Problem(f"Blender put the clip elsewhere: {found}, not {wanted}. It was taken off again.")
        return channel

    def take_off(self):
        for name in self.names:
            strips(self.editor).remove(strips(self.editor)[name])


def lying(editor, but=()):
    """How every strip lies: channel, place and which frames of its media."""
    return {
        strip.name: (strip.type, media(strip), strip.channel, *(get(strip, name) for name in NEIGHBOUR))
        for strip in all_strips(editor) if strip.name not in but}


def untouched(before, now):
    other = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    if other:
        raise Problem(f"Placing the clip would have moved {', '.join(other)}. It was taken off again.")


def put_back(editor, before):
    """What was moved lies as it did."""
    for name, lay_so in before.items():
        strip = next((each for each in all_strips(editor) if each.name == name), None)
        if strip and lying(editor).get(name) != lay_so:
            _, _, channel, content_start, _, _, head, tail = lay_so
            put(strip, "left_handle_offset", head)
            put(strip, "right_handle_offset", tail)
            put(strip, "content_start", content_start)
            strip.channel = channel


def read_back(strips_of_item):
    """What lies on the timeline, for the receipt."""
    return "; ".join(
        f"{strip.name} on channel {strip.channel}, frames {start(strip)}–{end(strip) - 1}, "
        f"{'sound' if strip.type == 'SOUND' else 'picture'} of the clip's frames "
        f"{first(strip)}–{first(strip) + end(strip) - start(strip) - 1}"
        for strip in strips_of_item)


def still_heard(here):
    """The original's sound is the editor's own; that two are heard now has to be said."""
    if here.original is None:
        return ""
    heard = [
        f"{strip.name} on channel {strip.channel}" for strip in strips(here.scene.sequence_editor)
        if strip.type == "SOUND" and not strip.mute and media(strip) == media(here.original)
        and start(strip) < end(here.original) and end(strip) > start(here.original)]
    return f"The original is heard as well: mute {' and '.join(heard)}." if heard else ""


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
