"""Takes the picture of the docs, with a bridge running: xvfb-run -s "-screen 0 1500x1200x24" blender -p 0 0 1500 1200
--factory-startup --python picture.py -- ZIP FOLDER PICTURE (LIBGL_ALWAYS_SOFTWARE=1, BLENDER_USER_SCRIPTS=a scratch folder).
"""

import os
import shutil
import subprocess
import sys

import addon_utils
import bpy

package, folder, picture = sys.argv[sys.argv.index("--") + 1:]
TAB = ("1487", "337")
sample = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../sample")
clip, _ = (shutil.copy(os.path.join(sample, name), folder) for name in ("A001.mov", "dusk.jpg"))


def prepare():
    bpy.ops.preferences.addon_install(filepath=package)
    addon_utils.enable("pickup", default_set=True)
    open_dialogue()  # before any Sequencer draws it
    window = bpy.context.window_manager.windows[0]
    area = max(window.screen.areas, key=lambda each: each.width * each.height)
    area.ui_type = "SEQUENCE_EDITOR"
    bpy.app.timers.register(enlarge, first_interval=1)


def enlarge():
    with override():
        bpy.ops.screen.screen_full_area()
    bpy.app.timers.register(order, first_interval=1)


def order():
    window, area = full()
    area.spaces[0].view_type = "SEQUENCER_PREVIEW"
    area.spaces[0].show_region_ui = True
    scene = window.scene
    scene.render.fps, scene.render.resolution_x, scene.render.resolution_y = 25, 1280, 720
    scene.frame_end = 96
    editor = scene.sequence_editor_create()
    editor.sequences.new_sound("A001.wav", clip, 1, 1)
    strip = editor.sequences.new_movie("A001.mov", clip, 2, 1)
    strip.frame_offset_start, strip.frame_offset_end = 12, 13
    editor.active_strip = strip
    scene.pickup.image = "//dusk.jpg"
    scene.pickup.handles = 8
    scene.frame_set(40)
    bpy.ops.wm.save_as_mainfile(filepath=os.path.join(folder, "cut.blend"))
    line = scene.pickup.lines.add()
    line.text, line.timed, line.frame = "Maybe we should buy bread.", True, 20
    scene.pickup.who, scene.pickup.scope = "The woman in the sample", "this line in this film"
    with override():
        bpy.ops.sequencer.view_all()
        bpy.ops.pickup.speak()
    bpy.app.timers.register(swap, first_interval=1)


def swap():
    if len(full()[0].scene.sequence_editor.sequences) < 4:
        return 0.5  # above the line, so that it is the one that is seen
    with override():
        bpy.ops.pickup.swap()
    bpy.app.timers.register(look, first_interval=1)


def open_dialogue():
    """Its panel starts closed, and Blender does not let Python open one."""
    from pickup import jobs, speak
    for panel in (speak.PICKUP_PT_speak, jobs.PICKUP_PT_jobs):
        bpy.utils.unregister_class(panel)
    speak.PICKUP_PT_speak.bl_options = set()
    for panel in (speak.PICKUP_PT_speak, jobs.PICKUP_PT_jobs):
        bpy.utils.register_class(panel)


def look():
    editor = full()[0].scene.sequence_editor
    if sum("pickup_job" in strip for strip in editor.sequences) < 3:
        return 0.5
    editor.active_strip = editor.sequences["A001.mov"]
    with override():
        bpy.ops.sequencer.view_all()
    bring_tab_to_front()
    bpy.app.timers.register(take, first_interval=4)


def bring_tab_to_front():
    """By hand, as Blender before 4.2 does not let Python do it."""
    pause = ("sleep", "0.4")
    subprocess.Popen(
        ["xdotool", "mousemove", *TAB, *pause, "mousemove_relative", "1", "1", *pause, "mousedown", "1", *pause,
         "mouseup", "1", *pause, "mousemove", "1300", "1130"])


def take():
    from pickup.session import session
    if not all(planning.plans for planning in session.plannings.values()):
        return 2
    bpy.app.timers.register(shoot, first_interval=3)


def shoot():
    subprocess.run(["import", "-window", "root", picture], check=True)
    bpy.ops.wm.quit_blender()


def full():
    window = bpy.context.window_manager.windows[0]
    return window, next(each for each in window.screen.areas if each.type == "SEQUENCE_EDITOR")


def override():
    window, area = full()
    return bpy.context.temp_override(
        window=window, area=area, region=next(each for each in area.regions if each.type == "WINDOW"))


bpy.context.preferences.view.show_splash = False
bpy.app.timers.register(prepare, first_interval=1)
