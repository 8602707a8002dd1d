# SPDX-License-Identifier: GPL-3.0-or-later
"""A Resolve that is as strict as the measured one and keeps its traps; each stands where it is sprung."""

import itertools

COLOURS = set(
    "Orange Apricot Yellow Lime Olive Green Teal Navy Blue Purple Violet Pink Tan Beige Brown Chocolate".split())
KEYS = {"mediaPoolItem", "startFrame", "endFrame", "mediaType", "trackIndex", "recordFrame"}
numbers = itertools.count(1)


class Thing:
    """What there is no method for is None and never missing: hasattr is always true."""

    def __init__(self, world):
        self._world, self._uid = world, f"{type(self).__name__}-{next(numbers)}"

    def __getattr__(self, name):
        return None

    def GetUniqueId(self):
        return self._uid


class Clip(Thing):
    """A setter that is on the list of liars says true and does nothing."""

    def __init__(self, world, path, frames, fps="25"):
        super().__init__(world)
        self._path, self._frames, self._fps = path, frames, fps
        self._name, self._metadata, self._third, self._colour, self._markers = path.split("/")[-1], {}, {}, "", {}

    def GetName(self):
        return self._name

    def SetName(self, name):
        if "SetName" not in self._world.lies:
            self._name = name
        return True

    def GetClipProperty(self, key):
        return {"File Path": self._path, "FPS": self._fps, "Frames": str(self._frames)}.get(key, "")

    def SetMetadata(self, key, value):
        assert isinstance(value, str), "metadata is text"
        self._world.asked.append(key)
        if key not in self._world.lies and key != "Reel Name":  # a project that derives reel names drops them
            self._metadata[key] = value
        return True

    def GetMetadata(self, key):
        return self._metadata.get(key, "")

    def SetThirdPartyMetadata(self, key, value):
        if key not in self._world.lies:
            self._third[key] = value
        return True

    def GetThirdPartyMetadata(self, key):
        return self._third.get(key, "")

    def SetClipColor(self, colour):
        if colour not in COLOURS:
            return False
        if "SetClipColor" not in self._world.lies:
            self._colour = colour
        return True

    def GetClipColor(self):
        return self._colour

    def AddMarker(self, frame, colour, name, note, duration, custom):
        if frame in self._markers:
            return False
        if "AddMarker" not in self._world.lies:
            self._markers[frame] = {
                "color": colour, "name": name, "note": note, "duration": duration, "customData": custom}
        return True

    def GetMarkerByCustomData(self, custom):
        return next((marker for marker in self._markers.values() if marker["customData"] == custom), {})


class Folder(Thing):
    def __init__(self, world, name):
        super().__init__(world)
        self._name, self._clips, self._folders = name, [], []

    def GetName(self):
        return self._name

    def GetClipList(self):
        return list(self._clips) or None

    def GetSubFolderList(self):
        return list(self._folders) or None


class Pool(Thing):
    def __init__(self, world):
        super().__init__(world)
        self._root = self._current = Folder(world, "Master")

    def GetRootFolder(self):
        return self._root

    def GetCurrentFolder(self):
        return self._current

    def SetCurrentFolder(self, folder):
        if "SetCurrentFolder" not in self._world.lies:
            self._current = folder
        return True

    def AddSubFolder(self, folder, name):
        made = Folder(self._world, name)
        folder._folders.append(made)
        self._current = made  # a new bin is the current one
        return made

    def ImportMedia(self, paths):
        made = [Clip(self._world, path, *self._world.files[path]) for path in paths if path in self._world.files]
        self._current._clips += made  # into the current bin and no other; a second time is a second clip
        return made or None

    def AppendToTimeline(self, infos):
        return [self._world.append(info) for info in infos]


class OldItem(Thing):
    """Of a version before 19.0.2."""

    def __init__(self, world, clip, start, first, length, speed=1.0):
        super().__init__(world)
        self._clip, self._start, self._first, self._length, self._speed = clip, start, first, length, speed

    def GetName(self):
        return self._clip._name if self._clip else "Title"

    def GetMediaPoolItem(self):
        return self._clip

    def GetStart(self):
        return self._start

    def GetEnd(self):
        return self._start + self._length

    def GetLeftOffset(self):
        return self._first

    def GetRightOffset(self):
        return int(self._clip._frames / self._speed) - self._first - self._length if self._clip else 0


class Item(OldItem):
    def GetSourceStartFrame(self):
        return max(0, self._first - 1)  # one frame off

    def GetSourceEndFrame(self):
        return self._first + int(self._length * self._speed) - 1

    def GetTrackTypeAndIndex(self):
        return next(
            [kind, at + 1] for kind, tracks in self._world.line._tracks.items() for at, track in enumerate(tracks)
            if self in track["items"])


class OldTimeline(Thing):
    """Of a version before 21.0.4."""

    def __init__(self, world, name):
        super().__init__(world)
        self._name, self._first = name, 90000
        self._settings = {
            "timelineFrameRate": 25.0, "timelineResolutionWidth": "1920", "timelineResolutionHeight": "1080"}
        self._tracks = {"video": [{"items": []}], "audio": [{"items": []}], "subtitle": []}
        self._selected, self._under = [], None

    def GetName(self):
        return self._name

    def GetStartFrame(self):
        return self._first

    def GetSetting(self, key):
        return self._settings.get(key)

    def GetTrackCount(self, kind):
        return len(self._tracks[kind])

    def GetItemListInTrack(self, kind, track):
        return list(self._tracks[kind][track - 1]["items"]) or None

    def GetIsTrackLocked(self, kind, track):
        return self._tracks[kind][track - 1].get("locked", False)

    def GetIsTrackEnabled(self, kind, track):
        return not self._tracks[kind][track - 1].get("off", False)

    def AddTrack(self, kind, sort=None):
        if not {"AddTrack", "AddTrack " + kind} & self._world.lies:
            self._tracks[kind].append({"items": []})
        return True

    def DeleteTrack(self, kind, track):
        del self._tracks[kind][track - 1]
        return True

    def DeleteClips(self, items, ripple):
        assert ripple is False, "a ripple moves what lies behind"
        for tracks in self._tracks.values():
            for track in tracks:
                track["items"] = [item for item in track["items"] if item not in items]
        return True

    def GetCurrentVideoItem(self):
        return self._under


class Timeline(OldTimeline):
    def GetSelectedClips(self):
        return list(self._selected)


class Project(Thing):
    def GetName(self):
        return "剪辑 🎬"

    def GetUniqueId(self):
        return "project-1"

    def GetMediaPool(self):
        return self._world.pool

    def GetCurrentTimeline(self):
        return self._world.line

    def SetCurrentTimeline(self, timeline):
        self._world.line = timeline
        return True

    def GetTimelineCount(self):
        return len(self._world.lines)

    def GetTimelineByIndex(self, at):
        return self._world.lines[at - 1]

    def GetSetting(self, key):
        return None


class Resolve(Thing):
    def GetProductName(self):
        return self._world.product

    def GetProjectManager(self):
        return self

    def GetCurrentProject(self):
        return self._world.project


class World:
    """`lies`: setters that do nothing; `inclusive`, `shift`: versions that count otherwise; `ghosts`: nothing is placed;
    `nudges`: the item that every placing moves."""

    def __init__(self, old=False, lies=(), inclusive=False, shift=0, ghosts=False):
        self.old, self.lies, self.inclusive, self.shift, self.ghosts = old, set(lies), inclusive, shift, ghosts
        self.appends, self.nudges, self.asked, self.files, self.lines, self.product = 0, None, [], {}, [], "DaVinci Resolve"
        self.pool, self.project, self.line = Pool(self), Project(self), None
        self.resolve = Resolve(self)

    def timeline(self, name):
        made = (OldTimeline if self.old else Timeline)(self, name)
        self.lines.append(made)
        self.line = self.line or made
        return made

    def put(self, timeline, kind, track, clip, start, first, length, speed=1.0):
        """Footage on a track, as the editor has put it there."""
        item = (OldItem if self.old else Item)(self, clip, start, first, length, speed)
        while len(timeline._tracks[kind]) < track:
            timeline._tracks[kind].append({"items": []})
        timeline._tracks[kind][track - 1]["items"].append(item)
        return item

    def append(self, info):
        self.appends += 1
        assert not set(info) - KEYS, f"clipInfo knows no {set(info) - KEYS}"
        assert set(info) == KEYS, "what is left out lands anywhere"
        clip = info["mediaPoolItem"]
        kind = "audio" if info["mediaType"] == 2 else "video"
        track = self.line._tracks[kind][info["trackIndex"] - 1]  # of the current timeline and no other
        length = info["endFrame"] - info["startFrame"] + self.inclusive  # the end is exclusive, in all versions but one
        rate = self.line._settings["timelineFrameRate"]
        if float(clip._fps) != rate:
            length = int(length * rate / float(clip._fps)) - 1  # one frame short
        start = info["recordFrame"]
        item = (OldItem if self.old else Item)(self, clip, start, info["startFrame"] + self.shift, length)
        overlaps = any(
            other._start < start + length and other._start + other._length > start for other in track["items"])
        if overlaps or track.get("locked") or self.ghosts:
            return item  # dropped without a word, and a ghost returned
        track["items"].append(item)
        if self.nudges:
            self.nudges._start += 5
        return item
