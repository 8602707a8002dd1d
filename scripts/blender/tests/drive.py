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
    clicked = time.monotonic()
    bpy.ops.pickup.swap()
    wait(lambda: not session().busy)
    click = time.monotonic() - clicked
    if task.get("leave"):
        return {}
    came = landed()
    bpy.ops.wm.save_as_mainfile(filepath=task["blend"])
    said = {
        "sentence": sentence, "problem": told(), "original": facts(strip), "timeline": timeline(),
        "figures": {"click to job": click, "clip ready to timeline": came}}
    return {**said, "shifts": shifts(strip)} if task.get("compare") else said


def speak(task):
    """Orders a line, first without a consent; gives what was said to that and what lies on the timeline."""
    strip = project(task)
    editor().sequences["A001.wav"].mute = False
    settings = bpy.context.scene.pickup
    line = settings.lines.add()
    line.text, line.language = task["text"], "en"
    settings.tier, settings.codec, settings.handles = "draft", "h264", 2
    refused_by_plan = planned("speak")
    bpy.ops.pickup.speak()
    wait(lambda: not session().busy)
    refused_by_order = told()
    settings.who, settings.scope = "The woman in the sample", "this test"
    lose_first_receipt()
    bpy.ops.pickup.speak()
    wait(lambda: not session().busy)
    came = landed()
    bpy.ops.wm.save_as_mainfile(filepath=task["blend"])
    return {
        "refused": [refused_by_plan, " ".join(refused_by_order)], "problem": told(), "original": facts(strip),
        "timeline": timeline(), "figures": {"clip ready to timeline": came}}


def clicks(task):
    """Orders one clip after the other and cancels each; gives how long each click took until the bridge had the job."""
    from pickup import bridge
    project(task)
    for name, value in task["settings"].items():
        setattr(bpy.context.scene.pickup, name, value)
    planned()
    order, came = bridge.Bridge.order, []

    def noted(*asked):
        job = order(*asked)
        came.append(time.monotonic())
        return job

    bridge.Bridge.order = noted
    took = []
    for _ in range(8):
        clicked = time.monotonic()
        bpy.ops.pickup.swap()
        wait(lambda: not session().busy)
        took.append(round(came[-1] - clicked, 3))
        session().cancel(session().jobs[0]["id"])
        wait(lambda: not session().busy and settled())
        time.sleep(1)
    return {"took": took}


def landed():
    """Waits until the clip lies; gives the seconds since its sidecar was written, which is just before it is offered."""
    wait(lambda: session().problem or settled() or there())
    lies = time.time()
    wait(lambda: session().problem or settled())
    look()
    took = [lies - os.path.getmtime(take["sidecar"]) for job in session().jobs[:1] for take in job["takes"]]
    return max(took, default=None)


def there():
    return any("pickup_job" in strip for strip in editor().sequences_all)


def selection(task):
    """Selects the sample and a meta strip, and waits until the bridge has been told."""
    strip = project(task)
    only(strip)
    editor().sequences.new_meta("meta", 5, 1).select = True
    wait(lambda: session().told and len(session().told["refused"]) == 1 and not session().telling)
    return {}


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
    for name, value in {"use_reverse_frames": True, "frame_offset_start": -5}.items():
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
    only(meta.sequences.new_movie("inner", task["media"], 1, 1))
    said["meta"] = refused()
    only(strip)
    effect = editor().sequences.new_effect("speed", "SPEED", 6, 1, frame_end=76, seq1=strip)
    only(strip)
    said["effect"] = refused()
    editor().sequences.remove(effect)
    retime(strip)
    said["retimed"] = refused()
    return said


def retime(strip):
    """Twice as fast: by a factor of the strip, in newer ones by keys, which Blender itself sets without falling over."""
    if hasattr(strip, "speed_factor"):
        strip.speed_factor = 2
        return
    window = bpy.context.window_manager.windows[0]
    area = window.screen.areas[0]
    area.ui_type = "SEQUENCE_EDITOR"
    region = next(each for each in area.regions if each.type == "WINDOW")
    with bpy.context.temp_override(window=window, area=area, region=region):
        bpy.ops.sequencer.retiming_segment_speed_set(speed=200)


def only(strip):
    """Selects nothing else."""
    for each in editor().sequences_all:
        each.select = False
    strip.select = True
    editor().active_strip = strip


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


def planned(of="swap"):
    """The sentence above the button."""
    from pickup import parts
    kind, ask = button(of)
    requests, _ = ask(bpy.context)
    session().planned(kind, requests)
    wait(lambda: session().plannings[kind].plans)
    plans = session().plannings[kind].plans
    if isinstance(plans, Exception):
        return " ".join(plans.sentences)
    return parts.said(bpy.context, requests, plans)


def button(name):
    from pickup import speak, swap
    of = {"swap": swap.PICKUP_OT_swap, "speak": speak.PICKUP_OT_speak}[name]
    return of.kind, of.asked


def refused():
    from pickup.bridge import Problem
    try:
        button("swap")[1](bpy.context)
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
    from pickup import bridge, parts
    if session().problem:
        return list(parts.words(session().problem))
    newest = session().jobs[0] if session().jobs else {}
    return list(parts.words(bridge.problem(newest["problem"]))) if "problem" in newest else []


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
