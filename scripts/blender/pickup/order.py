"""The order for a background swap, and the sentence that says what will happen. Knows nothing of Blender."""

import os

CODECS = {
    "prores422hq": "ProRes 422 HQ",
    "prores4444": "ProRes 4444",
    "dnxhr-hq": "DNxHR HQ",
    "dnxhr-hqx": "DNxHR HQX",
    "h264": "H.264",
}


def request(project, plate, background, tier, codec, handles):
    """The body of POST /v1/edit: the plate's range with another background, to come back above it."""
    return {
        "project": {"nle": "blender", "file": project},
        "plate": {"media": plate.media, "in": plate.first, "out": plate.end, "handles": handles},
        "edit": {"kind": "background", "with": background},
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
    stays = "the frames leave this machine" if engine["leavesMachine"] else "nothing leaves this machine"
    price = plan["cost"]["estimate"]
    cost = f", about {price['amount']} {price['currency']}" if float(price["amount"]) else ""
    return (
        f"Frames {frames['in']}–{frames['out'] - 1} of {os.path.basename(request['plate']['media'])}{extra}, "
        f"{plan['engine']} engine, {stays}{cost}; "
        f"comes back as {CODECS[request['codec']]} above on channel {channel}.")
