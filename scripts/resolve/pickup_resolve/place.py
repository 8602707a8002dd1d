# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing a clip above its original so that nothing else on the timeline moves, and reading back what came of it."""

from typing import NamedTuple

from . import api
from .bridge import Problem
from .timeline import lying


class Asked(NamedTuple):
    """Where picture or sound is to lie: above the track, its marked range from `start` to before `stop`."""

    kind: str
    above: int
    start: int
    stop: int
    first: int
    media: str


def timeline_of(project, name):
    current = project.GetCurrentTimeline()
    if current and name in (None, current.GetName()):
        return current
    for at in range(1, project.GetTimelineCount() + 1):
        timeline = project.GetTimelineByIndex(at)
        if timeline.GetName() == name:
            return timeline
    raise Problem(f"There is no timeline {name} any more. Give a timeline that name, then run Pickup again.")


def spot(timeline, at, source, media):
    """The original's track, the frame, and what the editor is to know of it; `source`: of which media the clip is."""
    track, frame = at.get("track", 0), at["frame"]
    if source is None:
        return track, frame, ""
    name, begin, stop = source
    base = api.whole(timeline.GetStartFrame())
    showing = [
        lay for lay in lying(timeline).values()
        if lay.kind == "video" and lay.media != media and lay.media.split("/")[-1] == api.spelled(name)
        and lay.first < stop and lay.first + lay.stop - lay.start > begin]
    for lay in showing:
        if track in (0, lay.track) and lay.start - lay.first == base + frame - begin:
            return lay.track, frame, ""
    if not showing:
        raise Problem(f"{name} is not on the timeline any more. Put it back, then run Pickup again. The clip is in the bin.")
    if len(showing) > 1:
        raise Problem(
            f"{name} was moved and lies at {len(showing)} places now. Remove all but one, then run Pickup again. "
            "The clip is in the bin.")
    lay = showing[0]
    now = lay.start - lay.first + begin - base
    return lay.track, now, f"{name} was moved; the clip lies above it from frame {now} on"


def free_track(timeline, kind, above, start, stop):
    """The first track above with nothing between the frames, neither locked nor off; and whether it was added."""
    taken = {lay.track for lay in lying(timeline).values() if lay.kind == kind and lay.start < stop and lay.stop > start}
    before = timeline.GetTrackCount(kind)
    for track in range(above + 1, before + 1):
        if (track not in taken and not timeline.GetIsTrackLocked(kind, track)
                and timeline.GetIsTrackEnabled(kind, track)):
            return track, False
    timeline.AddTrack(kind, *(["stereo"] if kind == "audio" else []))
    if timeline.GetTrackCount(kind) <= before:
        raise Problem(f"No {kind} track is free, and Resolve adds none. Add one, then run Pickup again.")
    return timeline.GetTrackCount(kind), True


def place(project, pool, clip, item, take, source, sounding):
    """Lays the clip above its original; gives what was read back, and what the editor is to know."""
    at = item["at"]
    timeline, current = timeline_of(project, at.get("sequence")), project.GetCurrentTimeline()
    rate, own = api.rate_of(timeline, project), api.rate(clip.GetClipProperty("FPS"))
    if own != rate:
        raise Problem(
            f"The clip has {clip.GetClipProperty('FPS')} frames a second, the timeline {rate}: Resolve would lay it a frame "
            "short. It is in the bin.")
    media, head = api.path_of(clip), take["handles"]["head"]
    elsewhere = current is None or current.GetUniqueId() != timeline.GetUniqueId()
    if elsewhere:
        project.SetCurrentTimeline(timeline)  # only the current timeline is appended to
    try:
        picture, note, undo = there(timeline, "video", media), "", None
        if picture is None:
            track, frame, note = spot(timeline, at, source, media)
            start = api.whole(timeline.GetStartFrame()) + frame
            stop = start + api.whole(clip.GetClipProperty("Frames")) - head - take["handles"]["tail"]
            picture, undo = lay(pool, timeline, clip, Asked("video", track, start, stop, head, media))
        laid = [words(picture)]
        if sounding:
            asked = Asked("audio", 0, picture.start, picture.stop, picture.first, media)
            try:
                laid.append("sound " + words(there(timeline, "audio", media) or lay(pool, timeline, clip, asked)[0]))
            except Problem:
                if undo:
                    undo()
                raise
        return "; ".join(laid), note
    finally:
        if elsewhere and current:
            project.SetCurrentTimeline(current)


def there(timeline, kind, media):
    """The clip as it lies already, wherever the editor has put it since."""
    return next((each for each in lying(timeline).values() if (each.kind, each.media) == (kind, media)), None)


def lay(pool, timeline, clip, asked):
    """Lays picture or sound on a free track and gives it once it was read back, exactly as asked and alone; and what
    takes it off again."""
    before = lying(timeline)
    track, added = free_track(timeline, asked.kind, asked.above, asked.start, asked.stop)
    length = asked.stop - asked.start
    first, stop = asked.first, asked.first + length
    wanted = f"{letter(asked.kind)}{track}"
    found = []

    def undo():
        take_off(timeline, found)
        if added:
            timeline.DeleteTrack(asked.kind, track)

    def given_up(why):
        undo()
        return Problem(why)

    for _ in range(2):
        pool.AppendToTimeline([{
            "mediaPoolItem": clip, "startFrame": first, "endFrame": stop,  # the frame after the last
            "mediaType": 2 if asked.kind == "audio" else 1, "trackIndex": track, "recordFrame": asked.start}])
        now = lying(timeline)
        # off the timeline itself: what AppendToTimeline returns may be a ghost
        found = [each for key, each in now.items() if key not in before and each.media == asked.media]
        moved = untouched(before, now)
        if moved:
            raise given_up(
                f"Placing the clip changed {', '.join(moved)}. The clip was taken off again; undo in Resolve puts back "
                "what was changed.")
        if not found:
            raise given_up(f"Resolve placed nothing on {wanted}. The clip is in the bin.")
        got = found[0]
        if len(found) == 1 and got.place == (asked.kind, track, asked.start, asked.stop, asked.first):
            return got, undo
        head, more = asked.first - got.first, length - (got.stop - got.start)
        # versions that count the end or the start otherwise are met once, by the frame they are off
        if len(found) > 1 or abs(head) > 1 or abs(more) > 1 or head == more == 0:
            break
        take_off(timeline, found)
        first, stop = first + head, stop + head + more
    raise given_up(
        f"Resolve placed it {words(got)} instead of on {wanted}, frames {asked.start}–{asked.stop - 1}. It was taken off "
        "again; it is in the bin.")


def take_off(timeline, lays):
    if lays:
        timeline.DeleteClips([each.item for each in lays], False)


def untouched(before, now):
    """The names of what lies otherwise than before."""
    return sorted(lay.name for key, lay in before.items() if key not in now or now[key].place != lay.place)


def letter(kind):
    return "A" if kind == "audio" else "V"


def words(laid):
    return (
        f"on {letter(laid.kind)}{laid.track}, frames {laid.start}–{laid.stop - 1}, "
        f"from the clip's frame {laid.first} on")
