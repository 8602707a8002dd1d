"""What waits in the outbox, against a real timeline: blender -b --factory-startup --python cases.py -- ZIP FOLDER.

The bridge is a fake, so that every case is at hand. Timers do not fire while a script runs: the session is ticked here.
"""

import os
import shutil
import sys
import time
import unittest
from pathlib import Path

import addon_utils
import bpy

sys.path.insert(0, str(Path(__file__).resolve().parent))
import fake
import footage

package, folder = sys.argv[sys.argv.index("--") + 1:]
bpy.ops.preferences.addon_install(filepath=package)
assert addon_utils.enable("pickup", default_set=True)

from pickup import names, place, timeline  # noqa: E402
from pickup.session import session  # noqa: E402

START, HEAD, LENGTH = 11, 10, 24  # of the original: where it begins, its first frame, its length


def wait(done, patience=20):
    end = time.monotonic() + patience
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        session.tick()
        time.sleep(0.01)


def look(**how):
    wait(lambda: not session.looking and not session.errands)
    session.look(**how)
    wait(lambda: not session.errands)


def scene():
    return bpy.context.scene


def strips():
    return scene().sequence_editor.sequences


def ours():
    return [strip for each in bpy.data.scenes if each.sequence_editor
            for strip in each.sequence_editor.sequences_all if "pickup_job" in strip]


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.media = footage.shoot(Path(folder, "A001.mov"), 60, red=True)
        cls.clip = footage.shoot(Path(folder, "clip.mov"), 2 + LENGTH + 3)

    def setUp(self):
        self.bridge = fake.FakeBridge(Path(folder, "home", self.id().rpartition(".")[2]))
        self.addCleanup(self.bridge.close)
        bpy.ops.wm.read_homefile(use_factory_startup=True, use_empty=False)
        addon_utils.enable("pickup", default_set=True)
        bpy.context.preferences.addons["pickup"].preferences.home = str(self.bridge.folder)
        names.known.clear()
        session.begin()
        self.cut = str(self.bridge.folder / "cut.blend")
        scene().render.fps = 25
        scene().view_settings.view_transform = "Standard"
        scene().sequence_editor_create()
        self.original = self.shot("A001", 1, START)
        strips().new_sound("A001 sound", self.media, 2, 1)
        bpy.ops.wm.save_as_mainfile(filepath=self.cut)
        self.original = strips()["A001"]

    def shot(self, name, channel, start):
        strip = strips().new_movie(name, self.media, channel, start - HEAD)
        strip.frame_offset_start = HEAD
        strip.frame_offset_end = strip.frame_duration - HEAD - LENGTH
        strip.select = False
        scene().sequence_editor.active_strip = strip
        return strip

    def ready(self, **more):
        at = {"sequence": "Scene", "track": 1, "frame": START}
        source = ("A001.mov", HEAD, HEAD + LENGTH)
        return self.bridge.ready(
            **{"project": self.cut, "clip": self.clip, "at": at, "source": source, "head": 2, "tail": 3, **more})

    def lies(self, strip, channel, start):
        self.assertEqual(
            (strip.channel, strip.frame_final_start, strip.frame_final_end, strip.frame_offset_start),
            (channel, start, start + LENGTH, 2))

    def receipt(self):
        return self.bridge.receipts[-1][1]


class OutboxTest(Case):
    def test_every_receipt_says_what_was_read_back(self):
        self.ready()
        look()
        self.lies(ours()[0], 3, START)
        self.assertEqual(self.receipt(), {
            "state": "in-bin",
            "readBack": "clip_v001 on channel 3, frames 11–34, picture of the clip's frames 2–25"})
        look()
        self.assertEqual((len(ours()), len(self.bridge.receipts)), (1, 1))

    def test_a_receipt_that_was_lost_is_sent_again_and_nothing_is_placed_twice(self):
        self.bridge.lose = 2
        self.ready()
        for _ in range(3):
            look()
        self.assertEqual((len(ours()), len(self.bridge.receipts)), (1, 1))

    def test_another_project_is_open(self):
        self.ready()
        bpy.ops.wm.save_as_mainfile(filepath=self.cut.replace("cut", "other"))
        look()
        self.assertEqual((ours(), self.bridge.receipts), ([], []))
        bpy.ops.wm.open_mainfile(filepath=self.cut)
        look()
        self.assertEqual(len(ours()), 1)

    def test_the_project_was_saved_under_another_name(self):
        job = self.ready()
        session.jobs = [self.bridge.jobs[job]]  # as after its order
        self.bridge.jobs[job]["state"] = "rendering"
        bpy.ops.wm.save_as_mainfile(filepath=self.cut.replace("cut", "cut v2"))
        bpy.ops.wm.save_as_mainfile(filepath=self.cut.replace("cut", "cut v3"))
        bpy.ops.wm.open_mainfile(filepath=self.cut.replace("cut", "cut v3"))
        look()
        self.assertEqual([(job["id"], name) for job, name in session.elsewhere], [("1", self.cut)])
        self.bridge.jobs[job]["state"] = "done"
        look()
        self.assertEqual(ours(), [], "it waits for the project it was ordered for")
        look(adopt=job)
        self.lies(ours()[0], 3, START)
        look()
        self.assertEqual(session.elsewhere, [])
        bpy.ops.wm.open_mainfile(filepath=self.cut)
        look()
        self.assertEqual(ours(), [], "taken in once is taken in")

    def test_the_scene_was_renamed(self):
        self.ready()
        scene().name = "Reel 1"
        bpy.data.scenes.new("Scene")
        look()
        self.assertEqual([strip.id_data.name for strip in ours()], ["Reel 1"])
        self.assertIn("in Reel 1 from frame 11", self.receipt()["why"])

    def test_the_scene_was_removed(self):
        job = self.ready()
        bpy.data.scenes.new("Other").render.fps = 25
        bpy.data.scenes.remove(bpy.data.scenes["Scene"])
        look()
        self.assertEqual(ours(), [])
        self.assertEqual(self.receipt()["state"], "failed")
        self.assertIn("A001.mov is not on the timeline any more. Put it back", self.receipt()["why"])
        look()
        self.assertEqual(len(self.bridge.receipts), 1, "told once")
        look(again=job, playhead=True)
        self.assertEqual((len(ours()), self.receipt()["state"]), (1, "in-bin"))

    def test_the_original_was_moved_away(self):
        self.ready()
        self.original.channel = 5
        self.original.frame_start += 100
        look()
        self.lies(ours()[0], 6, START + 100)
        self.assertIn("A001.mov was moved; the clip lies above it in Scene from frame 111 on.", self.receipt()["why"])

    def test_the_original_was_moved_and_copied(self):
        self.ready()
        self.original.frame_start += 100
        self.shot("copy", 1, 300)
        look()
        self.assertEqual(ours(), [])
        self.assertIn("lies at 2 places now", self.receipt()["why"])

    def test_the_original_was_trimmed_or_cut_where_it_lies(self):
        self.ready()
        self.original.frame_offset_start += 5
        look()
        self.lies(ours()[0], 3, START)
        self.assertNotIn("why", self.receipt())

    def test_an_undo_of_the_placement_stays_an_undo(self):
        """Without a window there is no undo to call; what it leaves is a timeline without the strip."""
        self.bridge.lose = 1
        self.ready()
        look()
        for strip in ours():
            strips().remove(strip)
        look()
        self.assertEqual((ours(), self.receipt()["state"]), ([], "in-bin"))
        look()
        self.assertEqual((ours(), len(self.bridge.receipts)), ([], 1))

    def test_quit_without_saving_before_the_receipt_arrived(self):
        self.bridge.lose = 1
        self.ready()
        look()
        bpy.ops.wm.open_mainfile(filepath=self.cut)
        look()
        self.assertEqual((len(ours()), len(self.bridge.receipts)), (1, 1))

    def test_the_clip_is_gone(self):
        gone = self.clip.replace("clip", "gone")
        Path(gone).unlink(missing_ok=True)
        job = self.ready(clip=gone)
        look()
        self.assertIn("is not in its folder any more", self.receipt()["why"])
        shutil.copy(self.clip, gone)
        look(again=job)
        self.assertEqual(len(ours()), 1)

    def test_ordered_without_a_place(self):
        scene().frame_set(70)
        self.ready(at=None, source=None)
        look()
        self.lies(ours()[0], 1, 70)


    def test_a_new_clip_brings_its_sound(self):
        scene().frame_set(70)
        self.ready(kind="generate", at=None, source=None, sound="2 ch 48000 Hz 55680 samples from 0")
        look()
        picture, sound = sorted(ours(), key=lambda strip: strip.channel)
        self.lies(picture, 1, 70)
        self.lies(sound, 2, 70)
        self.assertEqual((picture.type, sound.type), ("MOVIE", "SOUND"))
        self.assertIn("sound of the clip's frames 2–25", self.receipt()["readBack"])

    def test_another_background_leaves_the_sound_be(self):
        self.ready(sound="2 ch 48000 Hz 55680 samples from 0")
        look()
        self.assertEqual([strip.type for strip in ours()], ["MOVIE"])


class GuardTest(Case):
    def test_neighbours_selection_and_active_strip_stay(self):
        self.shot("next", 1, START + LENGTH)
        self.shot("above", 3, START + 3)
        self.original.select = True
        scene().sequence_editor.active_strip = self.original
        before = place.lying(scene().sequence_editor)
        self.ready()
        look()
        self.lies(ours()[0], 4, START)
        self.assertEqual(place.lying(scene().sequence_editor, [ours()[0].name]), before)
        self.assertEqual(scene().sequence_editor.active_strip, self.original)
        self.assertEqual([strip.name for strip in strips() if strip.select], ["A001", "A001 sound"])

    def test_a_neighbour_that_was_moved_is_put_back_and_the_clip_taken_off(self):
        self.shot("next", 1, START + LENGTH)
        before = place.lying(scene().sequence_editor)
        follow = place.follow
        self.addCleanup(setattr, place, "follow", follow)

        def nudge(*strips_of):
            follow(*strips_of)
            strips()["next"].frame_start += 40
            strips()["next"].channel = 9

        place.follow = nudge
        self.ready()
        look()
        self.assertEqual(ours(), [])
        self.assertEqual(place.lying(scene().sequence_editor), before)
        self.assertEqual(self.receipt()["state"], "failed")
        self.assertIn("would have moved next. It was taken off again.", self.receipt()["why"])
        self.assertEqual(list(scene().timeline_markers), [])

    def test_fifty_neighbours_that_were_moved_are_told_once(self):
        for number in range(50):
            self.shot(f"a neighbour by a name of almost sixty characters {number}", 1, START + (number + 1) * LENGTH)
        follow, lay, laid = place.follow, place.place, []
        self.addCleanup(setattr, place, "follow", follow)
        self.addCleanup(setattr, place, "place", lay)

        def nudge(*strips_of):
            follow(*strips_of)
            for strip in strips():
                if strip.name.startswith("a neighbour"):
                    strip.channel = 9

        place.follow, place.place = nudge, lambda *how: laid.append(how) or lay(*how)
        self.ready()
        for _ in range(3):
            look()
        self.assertEqual((len(laid), [receipt["state"] for _, receipt in self.bridge.receipts]), (1, ["failed"]))

    def test_a_receipt_that_is_refused_is_no_second_try_and_leaves_the_others(self):
        lay, laid = place.place, []
        self.addCleanup(setattr, place, "place", lay)
        place.place = lambda item, *how: laid.append(item["id"]) or lay(item, *how)
        self.bridge.refused = self.ready(clip=self.clip.replace("clip", "nowhere"))
        behind = self.ready()
        for _ in range(3):
            look()
        self.assertEqual([(number, receipt["state"]) for number, receipt in self.bridge.receipts], [(behind, "in-bin")])
        self.assertEqual(laid, [self.bridge.refused, behind])

    def test_a_clip_that_does_not_lie_as_asked_is_taken_off(self):
        follow = place.follow
        self.addCleanup(setattr, place, "follow", follow)
        place.follow = lambda original, strip: setattr(strip, "frame_start", strip.frame_start + 1)
        self.ready()
        look()
        self.assertEqual((ours(), self.receipt()["state"]), ([], "failed"))
        self.assertIn("Blender put the clip elsewhere", self.receipt()["why"])


class DialogueTest(Case):
    def test_it_is_heard_at_the_same_frames_and_once(self):
        self.bridge.lose = 1
        self.ready(kind="lip-sync")
        look()
        look()
        picture, sound = sorted(ours(), key=lambda strip: strip.channel)
        self.lies(picture, 3, START)
        self.lies(sound, 4, START)
        self.assertEqual((picture.type, sound.type), ("MOVIE", "SOUND"))
        self.assertEqual(os.path.realpath(bpy.path.abspath(sound.sound.filepath)), os.path.realpath(self.clip))
        self.assertEqual(picture["pickup_job"], sound["pickup_job"])
        self.assertFalse(strips()["A001 sound"].mute, "the original's sound is the editor's own")
        self.assertIn("sound of the clip's frames 2–25", self.receipt()["readBack"])

    def test_two_sounds_are_told_of(self):
        self.ready(kind="lip-sync")
        look()
        self.assertEqual(self.receipt()["why"], "The original is heard as well: mute A001 sound on channel 2.")

    def test_a_clip_of_ours_can_be_the_original(self):
        self.ready(kind="lip-sync")
        look()
        strips()["A001 sound"].mute = True
        again = self.clip.replace("clip", "again")
        shutil.copy(self.clip, again)
        self.ready(
            kind="lip-sync", clip=again, at={"sequence": "Scene", "track": 3, "frame": START},
            source=("clip.mov", 2, 2 + LENGTH))
        look()
        self.lies(next(strip for strip in ours() if strip.name == "again_v002"), 5, START)
        self.assertEqual(self.receipt()["why"], "The original is heard as well: mute clip_v001 sound on channel 4.")

    def test_the_order(self):
        settings = scene().pickup
        line = settings.lines.add()
        line.text, line.language = "もう遅い。", "ja"
        scene().frame_set(START + 5)
        bpy.ops.pickup.line(do="ADD")
        settings.lines[1].text = "Too late."
        bpy.ops.pickup.line(do="PLAYHEAD", line=1)
        settings.who, settings.scope = "Anna Berg", "this line"
        bpy.ops.pickup.speak()
        wait(lambda: not session.busy)
        kind, body = self.bridge.ordered[0]
        self.assertEqual(kind, "lip-sync")
        self.assertEqual(body["lines"], [
            {"text": "もう遅い。", "language": "ja"}, {"text": "Too late.", "language": "en", "at": 5}])
        self.assertEqual(body["consent"], {"who": "Anna Berg", "scope": "this line"})
        self.assertEqual(body["at"], {"sequence": "Scene", "track": 1, "frame": START})
        settings.said, settings.voice = "audio", self.media
        bpy.ops.pickup.speak()
        wait(lambda: not session.busy)
        self.assertEqual(self.bridge.ordered[1][1]["audio"], {"media": os.path.realpath(self.media)})

    def test_a_refusal_is_shown_in_the_bridges_words(self):
        self.bridge.problem = "Say who agreed to it, and to what."
        scene().pickup.lines.add().text = "No."
        bpy.ops.pickup.speak()
        wait(lambda: not session.busy)
        self.assertEqual(session.problem.sentences, ("Say who agreed to it, and to what.",))

    def test_a_line_off_the_strip(self):
        line = scene().pickup.lines.add()
        line.text, line.timed, line.frame = "No.", True, START + LENGTH
        with self.assertRaises(RuntimeError) as refused:
            bpy.ops.pickup.speak()
        self.assertIn("The line begins at frame 35, the strip lies from 11 to 34", str(refused.exception))


class SelectionTest(Case):
    def test_several_strips_are_one_order_each_and_land_above_their_own(self):
        others = [self.shot("B", 1, 100), self.shot("C", 5, 200)]
        for strip in (self.original, *others):
            strip.select = True
        scene().pickup.background = "blur"
        bpy.ops.pickup.swap()
        wait(lambda: not session.busy)
        places = sorted(body["at"]["frame"] for _, body in self.bridge.ordered)
        self.assertEqual(places, [START, 100, 200])
        for _, body in self.bridge.ordered:
            self.ready(at=body["at"])
        look()
        self.assertEqual(
            sorted((strip.channel, strip.frame_final_start) for strip in ours()), [(2, 100), (3, START), (6, 200)])

    def test_what_is_selected_is_told_at_each_change_and_each_minute(self):
        wait(lambda: self.bridge.told)
        self.assertEqual(self.bridge.told[-1], {
            "project": {"name": "cut", "file": self.cut},
            "sequence": {"rate": "25", "width": 1920, "height": 1080},
            "clips": [{
                "media": os.path.realpath(self.media), "name": "A001", "in": HEAD, "out": HEAD + LENGTH,
                "sequence": "Scene", "track": 1, "frame": START}],
            "refused": []})
        meta = strips().new_meta("meta", 8, 1)
        meta.select = self.original.select = True
        wait(lambda: len(self.bridge.told) > 1)
        self.assertEqual(self.bridge.told[-1]["refused"], [{"name": "meta", "why": "Select a movie strip."}])
        wait(lambda: not session.telling)
        count = len(self.bridge.told)
        session.glanced_at = 0
        session.tick()
        self.assertFalse(session.telling, "nothing changed")
        session.told_at -= 60
        wait(lambda: len(self.bridge.told) > count)

    def test_the_panel_opens_in_the_browser_with_a_code(self):
        opened = []
        module = sys.modules["pickup.session"]
        shown = module.show_in_browser
        self.addCleanup(setattr, module, "show_in_browser", shown)
        module.show_in_browser = opened.append
        bpy.ops.pickup.panel()
        wait(lambda: not session.busy)
        self.assertTrue(opened[0].endswith("/panel/#ABCD-1234"), opened)


class FiftyTest(Case):
    def test_fifty_placements_each_read_back_then_saved_reopened_and_rendered(self):
        strips().remove(self.original)
        for number in range(50):
            self.shot(f"shot {number}", 1, START + number * LENGTH)
        bpy.ops.wm.save_mainfile()
        took = []
        for number in range(50):
            at = {"sequence": "Scene", "track": 1, "frame": START + number * LENGTH}
            made = time.monotonic()
            self.ready(at=at)
            wait(lambda: len(self.bridge.receipts) == number + 1)
            took.append(time.monotonic() - made)
        said = [receipt for _, receipt in self.bridge.receipts]
        self.assertEqual([receipt["state"] for receipt in said], ["in-bin"] * 50)
        self.assertEqual(len({receipt["readBack"] for receipt in said}), 50)
        bpy.ops.wm.save_mainfile()
        bpy.ops.wm.open_mainfile(filepath=self.cut)
        for number, strip in enumerate(sorted(ours(), key=lambda strip: strip.frame_final_start)):
            self.lies(strip, strip.channel, START + number * LENGTH)
            self.assertGreater(strip.channel, 1)
        self.assertEqual(len(ours()), 50)
        looked_at = [START + shot * LENGTH + frame for shot in range(0, 50, 7) for frame in (0, 9, LENGTH - 1)]
        self.assertEqual(
            [rendered(frame) for frame in looked_at], [(frame - START) % LENGTH + 2 for frame in looked_at])
        print(f"FIGURES fifty placements: 50 of 50, clip ready to receipt {sum(took) / 50:.2f} s, longest {max(took):.2f} s")


def rendered(frame):
    """Which frame of the clip Blender shows there, by its grey; None: something else."""
    render = scene().render
    render.resolution_x, render.resolution_y, render.image_settings.file_format = 64, 36, "PNG"
    render.filepath = os.path.join(folder, "shown.png")
    scene().frame_set(frame)
    bpy.ops.render.render(write_still=True)
    picture = bpy.data.images.load(render.filepath)
    red, green, blue, _ = [round(255 * part) for part in picture.pixels[4 * (64 * 18 + 32):][:4]]
    bpy.data.images.remove(picture)
    if max(red, green, blue) - min(red, green, blue) > 6:
        return None
    return GREYS.index(min(GREYS, key=lambda grey: abs(grey - red)))


# full range of the 2 + LENGTH + 3 greys that footage.shoot made
GREYS = [round((footage.grey(number) - 16) * 255 / 219) for number in range(2 + LENGTH + 3)]

if __name__ == "__main__":
    done = unittest.main(argv=sys.argv[:1], exit=False)
    if not done.result.wasSuccessful():
        sys.exit(1)
