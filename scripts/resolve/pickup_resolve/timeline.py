# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on the timeline, and what of it is selected."""

from typing import Any, NamedTuple

from . import api
from .bridge import Problem

MOST = 50  # clips at once


class Lay(NamedTuple):
    """An item as it lies; `stop` is the frame after the last, `first` the frame of its media that is seen first."""

    kind: str
    track: int
    start: int
    stop: int
    first: int
    media: str
    name: str
    item: Any

    @property
    def place(self):
        return self.kind, self.track, self.start, self.stop, self.first


def lay_of(item, kind, track):
    return Lay(
        kind, track, api.whole(item.GetStart()), api.whole(item.GetEnd()),
        # GetSourceStartFrame can be one frame off; what is hidden on the left is not
        api.whole(item.GetLeftOffset()),
        api.path_of(item.GetMediaPoolItem()), item.GetName(), item)


def lying(timeline):
    """All of it, by the items' own numbers."""
    return {
        item.GetUniqueId(): lay_of(item, kind, track)
        for kind in ("video", "audio", "subtitle") for track in range(1, timeline.GetTrackCount(kind) + 1)
        for item in timeline.GetItemListInTrack(kind, track) or ()}


def track_of(timeline, item):
    if api.has(item, "GetTrackTypeAndIndex"):
        kind, track = item.GetTrackTypeAndIndex()
        return kind, api.whole(track)
    for track in range(1, timeline.GetTrackCount("video") + 1):
        if any(other.GetUniqueId() == item.GetUniqueId() for other in timeline.GetItemListInTrack("video", track) or ()):
            return "video", track
    return "audio", 0


def selected(timeline):
    """Since 21.0.4; before, and where nothing is selected, the clip under the playhead."""
    items = timeline.GetSelectedClips() if api.has(timeline, "GetSelectedClips") else None
    return items or [item for item in [timeline.GetCurrentVideoItem()] if item]


def plate(lay, timeline, rate):
    """The plate under the item, as the bridge takes it, or why it can not be one."""
    item = lay.item
    if not lay.media:
        raise Problem("It has no media of its own. Select a clip of footage.")
    clip = item.GetMediaPoolItem()
    own = api.rate(clip.GetClipProperty("FPS"))
    if own != rate:
        raise Problem(
            f"It has {clip.GetClipProperty('FPS')} frames a second, the timeline {rate}. "
            "Conform the clip to the timeline's rate first.")
    length = lay.stop - lay.start
    if not as_shot(item, clip, lay.first, length):
        raise Problem("It is played at another speed or in reverse, or is a subclip. Render that first.")
    frame = lay.start - api.whole(timeline.GetStartFrame())
    if frame < 0:
        raise Problem("It begins before the timeline does. Move it first.")
    return {
        "media": clip.GetClipProperty("File Path"), "name": lay.name, "in": lay.first, "out": lay.first + length,
        "sequence": timeline.GetName(), "track": lay.track, "frame": frame}


def as_shot(item, clip, first, length):
    """Whether every frame of the timeline is one of the media. No version tells an item's speed; ends are a frame off."""
    if api.has(item, "GetSourceStartFrame"):  # since 19.0.2
        start, end = api.whole(item.GetSourceStartFrame()), api.whole(item.GetSourceEndFrame())
        return abs(start - first) <= 1 and abs(end - start - length) <= 2
    hidden = first + api.whole(item.GetRightOffset())
    return abs(hidden + length - api.whole(clip.GetClipProperty("Frames"))) <= 1


def told(project):
    """What is selected, as the bridge takes it."""
    said = {"project": {"name": project.GetName(), "id": project.GetUniqueId()}, "clips": [], "refused": []}
    timeline = project.GetCurrentTimeline()
    if not timeline:
        return said
    rate = api.rate_of(timeline, project)
    said["sequence"] = {
        "rate": rate, "width": api.whole(timeline.GetSetting("timelineResolutionWidth")),
        "height": api.whole(timeline.GetSetting("timelineResolutionHeight"))}
    for at, item in enumerate(selected(timeline)):
        kind, track = track_of(timeline, item)
        if kind != "video":
            continue
        lay = lay_of(item, kind, track)
        try:
            if at >= MOST:
                raise Problem(f"Only {MOST} clips are taken at once.")
            said["clips"].append(plate(lay, timeline, rate))
        except Problem as problem:
            said["refused"].append({"name": lay.name, "why": " ".join(problem.sentences)})
    return said
