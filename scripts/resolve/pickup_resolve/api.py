# SPDX-License-Identifier: GPL-3.0-or-later
"""Resolve's objects as they are, whatever they say of themselves."""

import re
import unicodedata

EXACT = {  # rates that Resolve writes rounded
    "23.976": "24000/1001", "29.97": "30000/1001", "47.952": "48000/1001", "59.94": "60000/1001", "95.904": "96000/1001",
    "119.88": "120000/1001",
}


def has(thing, method):
    """hasattr is always true here, and what is missing is None."""
    return method in dir(thing)


def whole(number):
    return int(round(float(number or 0)))


def path_of(clip):
    """Where the clip's media lies; empty: it has none. Compared in one spelling: macOS takes names apart."""
    return spelled(clip.GetClipProperty("File Path") or "") if clip else ""


def spelled(path):
    return unicodedata.normalize("NFC", path).replace("\\", "/")


def rate(said):
    """As the bridge writes rates: Resolve says 29.97, "29.97 DF", 25.0, "25.000" or 25."""
    text = re.sub(r"\.0+$", "", str(said).replace("DF", "").strip())
    return EXACT.get(text, text)


def rate_of(timeline, project):
    return rate(timeline.GetSetting("timelineFrameRate") or project.GetSetting("timelineFrameRate"))
