# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin: a clip comes into its folder once, and says what it is."""

from . import api
from .bridge import Problem

CLIP_COLOUR = "Violet"  # one of the 16 names that Resolve takes; another is dropped in silence
MARKER_COLOUR = "Purple"


def find(folder, path):
    """The clip of this file with the folder it lies in, wherever the editor has put it; None: not in the bin."""
    for clip in folder.GetClipList() or ():
        if api.path_of(clip) == path:
            return clip, folder
    for inner in folder.GetSubFolderList() or ():
        found = find(inner, path)
        if found:
            return found
    return None


def folder(pool, path):
    """The bin of this path below the root, made where it is missing."""
    here = pool.GetRootFolder()
    for name in path:
        there = next((inner for inner in here.GetSubFolderList() or () if inner.GetName() == name), None)
        here = there or pool.AddSubFolder(here, name)
        if not here:
            raise Problem(f"Resolve did not make the bin {'/'.join(path)}. Make it by hand, then run Pickup again.")
    return here


def bring(pool, item):
    """Imports the clip, never twice."""
    path = api.spelled(item["clip"])
    found = find(pool.GetRootFolder(), path)
    if found:
        return found[0]
    before = pool.GetCurrentFolder()  # to make a bin moves there already
    target = folder(pool, item["bin"])
    pool.SetCurrentFolder(target)  # an import goes into the current bin and no other
    pool.ImportMedia([item["clip"]])
    pool.SetCurrentFolder(before)
    found = find(pool.GetRootFolder(), path)
    if not found:
        raise Problem(
            f"Resolve did not import {item['clip']}. Is the file there, and in a format that this Resolve reads?")
    clip, where = found
    if where.GetUniqueId() != target.GetUniqueId():
        raise Problem(
            f"Resolve put the clip into the bin {where.GetName()} instead of {'/'.join(item['bin'])}. "
            "Move it, then run Pickup again.")
    return clip


def describe(clip, item, job, take):
    """Gives what Resolve did not keep: its setters say true either way."""
    dropped = []

    def keep(what, wanted, got):
        if got != wanted:
            dropped.append(what)

    number, kind, sidecar = item["jobId"], job["kind"], take["sidecar"]
    clip.SetName(item["name"])
    keep("name", item["name"], clip.GetName())
    for key, value in {
        "Description": f"Made by Pickup ({kind})",
        "Comments": f"Pickup job {number}, {api.spelled(sidecar).split('/')[-1]}",
        "Keywords": f"Pickup,{kind}",
    }.items():
        clip.SetMetadata(key, value)
        keep(key, value, clip.GetMetadata(key))
    for key, value in {"pickup_job": number, "pickup_take": item["takeId"], "pickup_sidecar": sidecar}.items():
        clip.SetThirdPartyMetadata(key, value)
        keep(key, value, clip.GetThirdPartyMetadata(key))
    clip.SetClipColor(CLIP_COLOUR)
    keep("clip colour", CLIP_COLOUR, clip.GetClipColor())
    if not clip.GetMarkerByCustomData(number):
        clip.AddMarker(take["handles"]["head"], MARKER_COLOUR, "Pickup", item["name"], 1, number)
    keep("marker", True, bool(clip.GetMarkerByCustomData(number)))
    return sorted(dropped)
