"""In a Blender with a window, where timers fire and there is an undo: blender --factory-startup --python window.py -- ZIP FOLDER.

The bridge is a fake. Prints figures, and leaves with 1 when something is wrong.
"""

import os
import sys
import time
import traceback
from pathlib import Path

import addon_utils
import bpy

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fake
import footage

package, folder = sys.argv[sys.argv.index("--") + 1:]
PATIENCE = 30
START, LENGTH = 1, 24


def story():
    """Each yield gives Blender its turn until the condition holds."""
    bpy.ops.preferences.addon_install(filepath=package)
    addon_utils.enable("pickup", default_set=True)
    bridge = fake.FakeBridge(Path(folder, "home"))
    bpy.context.preferences.addons["pickup"].preferences.home = str(bridge.folder)
    media = footage.shoot(Path(folder, "A001.mov"), LENGTH, red=True)
    clip = footage.shoot(Path(folder, "clip.mov"), LENGTH)
    window = bpy.context.window_manager.windows[0]
    max(window.screen.areas, key=lambda area: area.width * area.height).ui_type = "SEQUENCE_EDITOR"
    window.scene.render.fps = 25
    editor = window.scene.sequence_editor_create()
    editor.active_strip = editor.sequences.new_movie("A001", media, 1, START)
    window.scene.pickup.background = "blur"
    cut = str(bridge.folder / "cut.blend")
    bpy.ops.wm.save_as_mainfile(filepath=cut)
    bpy.ops.ed.undo_push(message="Cut")

    clicked = time.monotonic()
    bpy.ops.pickup.swap()
    returned = time.monotonic() - clicked
    yield lambda: bridge.ordered
    figure("click until the button is free", returned, 0.1)
    figure("click until the job is in the ledger", bridge.ordered_at - clicked, 0.1)

    bridge.jobs.clear()
    at = {"sequence": window.scene.name, "track": 1, "frame": START}
    bridge.ready(cut, clip, at, ("A001.mov", 0, LENGTH))
    ready = time.monotonic()
    yield ours
    figure("clip ready until on the timeline", time.monotonic() - ready, 2)
    yield lambda: bridge.receipts

    undo(bpy.ops.ed.undo)
    assert not ours(), "one undo takes it back"
    assert len(strips()) == 1
    looks = bridge.looks
    yield lambda: bridge.looks > looks + 1 or bridge.told
    from pickup.session import session
    session.look()
    yield lambda: not session.looking and not session.errands
    assert not ours(), "an undo stays an undo"
    undo(bpy.ops.ed.redo)
    assert len(ours()) == 1, "and a redo brings it back, once"
    session.look()
    yield lambda: not session.looking and not session.errands
    assert len(ours()) == len(bridge.receipts) == 1
    print("FIGURES in a window: undone and redone, 1 strip", flush=True)


def figure(what, seconds, most):
    print(f"FIGURES in a window: {what} {1000 * seconds:.0f} ms", flush=True)
    assert seconds <= most, what


def strips():
    return bpy.context.window_manager.windows[0].scene.sequence_editor.sequences


def ours():
    return [strip for strip in strips() if "pickup_job" in strip]


def undo(step):
    window = bpy.context.window_manager.windows[0]
    with bpy.context.temp_override(window=window, area=window.screen.areas[0]):
        step()


told = story()
waiting = {"for": lambda: True, "since": time.monotonic()}


def turn():
    try:
        if not waiting["for"]():
            assert time.monotonic() < waiting["since"] + PATIENCE, "nothing came of it"
            return 0.01
        waiting.update({"for": next(told), "since": time.monotonic()})
        return 0.0
    except StopIteration:
        bpy.ops.wm.quit_blender()
    except Exception:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


bpy.context.preferences.view.show_splash = False
bpy.app.timers.register(turn, first_interval=1, persistent=True)
