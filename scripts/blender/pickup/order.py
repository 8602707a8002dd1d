# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders, and the sentences that say what will happen. Knows nothing of Blender."""

import os

SWAP = "edit"  # kinds as the bridge's addresses have them
SPEAK = "lip-sync"
CODECS = {
    "prores422hq": "ProRes 422 HQ",
    "prores4444": "ProRes 4444",
    "dnxhr-hq": "DNxHR HQ",
    "dnxhr-hqx": "DNxHR HQX",
    "h264": "H.264",
}


def swap(project, plate, background, tier, codec, handles):
    """The body of POST /v1/edit: the plate's range with another background, to come back above it."""
    return {
        **shot(project, plate, tier, codec, handles),
        "edit": {"kind": "background", "with": background},
    }


def speak(project, plate, said, consent, tier, codec, handles):
    """The body of POST /v1/lip-sync; `said`: its lines or its recording. Without a consent the bridge says no."""
    return {
        **shot(project, plate, tier, codec, handles),
        **said,
        **({"consent": consent} if any(consent.values()) else {}),
    }


def shot(project, plate, tier, codec, handles):
    return {
        "project": {"nle": "blender", "file": project},
        "plate": {"media": plate.media, "in": plate.first, "out": plate.end, "handles": handles},
        "tier": tier,
        "codec": codec,
        "sequence": {"rate": str(plate.rate), "width": plate.width, "height": plate.height},
        "place": "above",
        "at": {"sequence": plate.scene, "track": plate.channel, "frame": plate.frame},
    }


def sentence(request, plan, engine, channel):
    """What will happen, before the click."""
    frames, handles = plan["range"], plan["handles"]
    extra = f" with handles of {handles['head']} and {handles['tail']}" if any(handles.values()) else ""
    return (
        f"Frames {frames['in']}–{frames['out'] - 1} of {os.path.basename(request['plate']['media'])}{extra}, "
        f"{plan['engine']} engine, {stays([engine])}{cost([plan])}; "
        f"comes back as {CODECS[request['codec']]} above on channel {channel}.")


def sentences(requests, plans):
    """The same for several strips at once; `plans`: each with its engine."""
    names = ", ".join(os.path.basename(request["plate"]["media"]) for request in requests)
    return (
        f"{len(requests)} strips, one clip each: {names}; {stays([engine for _, engine in plans])}"
        f"{cost([plan for plan, _ in plans])}; each comes back as {CODECS[requests[0]['codec']]} above its own original.")


def stays(engines):
    leaves = any(engine["leavesMachine"] for engine in engines)
    return "the frames leave this machine" if leaves else "nothing leaves this machine"


def cost(plans):
    """In cents, since amounts are decimal text; each currency for itself."""
    sums = {}
    for plan in plans:
        price = plan["cost"]["estimate"]
        sums[price["currency"]] = sums.get(price["currency"], 0) + round(float(price["amount"]) * 100)
    known = [f"{cents / 100:.2f} {currency}" for currency, cents in sums.items() if cents]
    return f", about {' and '.join(known)}" if known else ", free"
