"""Drives the add-on in a Blender without a window, as the live tests ask: drive.py TASK.json RESULT.json.

Timers do not fire there while a script runs, so that the session is ticked here.
"""

import json
import os
import sys
import time

import addon_utils
import bpy

PATIENCE = 120


def main(task_file, result_file):
    with open(task_file, encoding="utf-8") as file:
        task = json.load(file)
    install(task["zip"])
    result = globals()[task["do"]](task)
    with open(result_file, "w", encoding="utf-8") as file:
        json.dump(result, file)


def install(package):
    bpy.ops.preferences.addon_install(filepath=package)
    assert addon_utils.enable("pickup", default_set=True)


def swap(task):
    """Orders the swap for a trimmed strip, waits, looks once more, saves; gives what lies on the timeline."""
    strip = project(task)
    settings = bpy.context.scene.pickup
    for name, value in task["settings"].items():
        setattr(settings, name, value)
    sentence = planned()
    lose_first_receipt()
    bpy.ops.pickup.swap()
    wait(lambda: not session().busy)
    if task.get("leave"):
        return {}
    wait(lambda: session().problem or settled())
    look()
    bpy.ops.wm.save_as_mainfile(filepath=task["blend"])
    said = {"sentence": sentence, "problem": told(), "original": facts(strip), "timeline": timeline()}
    return {**said, "shifts": shifts(strip)} if task.get("compare") else said


def shifts(strip):
    """By how many frames the clip's pictures are off the original's, as Blender shows them, where the sample moves."""
    clip = next(each for each in editor().sequences if "pickup_job" in each)

    def apart(one, other):
        return sum(abs(a - b) for a, b in zip(one, other))

    def shown(frame, above):
        clip.mute = not above
        bpy.context.scene.frame_set(frame)
        bpy.ops.render.render(write_still=True)
        picture = bpy.data.images.load(bpy.context.scene.render.filepath)
        pixels = picture.pixels[:]
        bpy.data.images.remove(picture)
        return pixels

    render = bpy.context.scene.render
    render.resolution_x, render.resolution_y, render.image_settings.file_format = 640, 360, "PNG"
    render.filepath = os.path.join(os.path.dirname(bpy.data.filepath), "shown.png")
    off = []
    for frame in (20, strip.frame_final_end - 2):
        ours = shown(frame, True)
        off.append(min((-1, 0, 1), key=lambda shift: apart(shown(frame + shift, False), ours)))
    return off


def reopen(task):
    """Opens what was saved and only looks; `again`: tries the newest job's clip once more."""
    bpy.ops.wm.open_mainfile(filepath=task["blend"])
    look()
    if task.get("again"):
        bpy.ops.pickup.place(job=session().jobs[0]["id"])
        wait(lambda: not session().errands)
    return {"problem": told(), "timeline": timeline()}


def start(task):
    """Starts the bridge by the program that the preferences name."""
    bpy.context.preferences.addons["pickup"].preferences.program = task["program"]
    bpy.ops.pickup.start()
    wait(lambda: not session().busy)
    look()
    return {"problem": told(), "running": session().running}


def refusals(task):
    """What is said of strips that can not be a plate."""
    said = {}
    bpy.context.scene.sequence_editor_create()
    said["unsaved"] = refused()
    bpy.ops.wm.save_as_mainfile(filepath=task["blend"])
    said["nothing"] = refused()
    strip = project(task)
    said["file"] = refused()
    bpy.context.scene.pickup.background = "blur"
    said["good"] = refused()
    for name, value in {"use_reverse_frames": True, "speed_factor": 2.0, "frame_offset_start": -5}.items():
        before = getattr(strip, name)
        setattr(strip, name, value)
        said[name] = refused()
        setattr(strip, name, before)
    strip.frame_start = -20
    said["negative"] = refused()
    strip.frame_start = 1
    bpy.context.scene.render.fps = 24
    said["rate"] = refused()
    bpy.context.scene.render.fps = 25
    meta = editor().sequences.new_meta("meta", 5, 1)
    editor().active_strip = meta.sequences.new_movie("inner", task["media"], 1, 1)
    said["meta"] = refused()
    editor().active_strip = strip
    editor().sequences.new_effect("speed", "SPEED", 6, 1, frame_end=76, seq1=strip)
    editor().active_strip = strip
    said["effect"] = refused()
    return said


def project(task):
    """A saved project with the sample on channel 1 from frame 11 on, its first and last frames trimmed away."""
    scene = bpy.context.scene
    scene.render.fps = 25
    scene.sequence_editor_create()
    strip = editor().sequences.new_movie("A001.mov", task["media"], 1, 1, fit_method="FIT")
    strip.frame_offset_start = 10
    strip.frame_offset_end = strip.frame_duration - 34
    editor().sequences.new_sound("A001.wav", task["media"], 2, 1).mute = True
    editor().active_strip = strip
    bpy.ops.wm.save_as_mainfile(filepath=task["blend"])
    return editor().sequences["A001.mov"]


def planned():
    """The sentence above the button."""
    from pickup import order, panel
    request = panel.asked(bpy.context)
    session().planned(request)
    wait(lambda: session().plan)
    if isinstance(session().plan, Exception):
        return " ".join(session().plan.sentences)
    return order.sentence(request, *session().plan, panel.channel(bpy.context))


def refused():
    from pickup import panel
    from pickup.bridge import Problem
    try:
        panel.asked(bpy.context)
        return None
    except Problem as problem:
        return " ".join(problem.sentences)


def look():
    wait(lambda: not session().looking)
    session().look()
    wait(lambda: not session().errands)


def lose_first_receipt():
    """The clip is placed, but the bridge does not hear of it the first time."""
    from pickup import bridge
    acknowledge = bridge.Bridge.acknowledge

    def lost(*_):
        bridge.Bridge.acknowledge = acknowledge
        raise bridge.NoBridge("Lost.")

    bridge.Bridge.acknowledge = lost


def settled():
    from pickup.session import unfinished
    return session().jobs and not any(map(unfinished, session().jobs))


def told():
    """What the panel shows as wrong: with the order, or with the newest job."""
    from pickup import bridge, panel
    if session().problem:
        return list(panel.words(session().problem))
    newest = session().jobs[0] if session().jobs else {}
    return list(panel.words(bridge.problem(newest["problem"]))) if "problem" in newest else []


def timeline():
    return {
        "strips": [facts(strip) for strip in editor().sequences_all],
        "markers": [[marker.name, marker.frame] for marker in bpy.context.scene.timeline_markers]}


def facts(strip):
    return {
        "name": strip.name,
        "type": strip.type,
        "channel": strip.channel,
        "start": strip.frame_final_start,
        "end": strip.frame_final_end,
        "length": strip.frame_duration,
        "head": strip.frame_offset_start,
        "tail": strip.frame_offset_end,
        "tag": strip.color_tag,
        "scale": strip.transform.scale_x if strip.type == "MOVIE" else None,
        "properties": {name: value for name, value in strip.items() if isinstance(value, str)}}


def editor():
    return bpy.context.scene.sequence_editor


def session():
    from pickup.session import session as one
    return one


def wait(done):
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        session().tick()
        time.sleep(0.05)


main(*sys.argv[sys.argv.index("--") + 1:])
