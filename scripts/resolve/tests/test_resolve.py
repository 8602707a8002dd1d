# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python script in the strict fake of Resolve, against a fake bridge: python3 test_resolve.py [TEST]"""

import os
import random
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
SCRIPTS = Path(os.environ.get("PICKUP_SCRIPTS") or HERE.parent.parent)
sys.path[:0] = [str(SCRIPTS / "resolve"), str(HERE), str(HERE.parent.parent / "blender/tests")]

import fake_resolve
from fake import FakeBridge
from pickup_resolve import api, bridge, session, timeline

CLIP = "/media/Pickup/A001 v001 'é' 🎬.mov"
PLATE = "/media/A001.mov"


class Cut(unittest.TestCase):
    """A cut: the plate on V1 from frame 100 on, its neighbour behind it, and the clip on the disk."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="pickup 作業 🎬 ")
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.bridge = FakeBridge(self.home)
        self.addCleanup(self.bridge.close)
        self.cut()

    def cut(self, **options):
        self.world = world = fake_resolve.World(**options)
        world.files[CLIP] = (30,)
        self.line = world.timeline("Cut 1")
        self.plate = fake_resolve.Clip(world, PLATE, 200)
        world.pool._root._clips.append(self.plate)
        self.original = world.put(self.line, "video", 1, self.plate, 90100, 50, 24)
        self.neighbour = world.put(self.line, "video", 1, self.plate, 90124, 100, 40)
        world.put(self.line, "audio", 1, self.plate, 90100, 50, 64)
        self.session = session.Session(world.resolve, self.home)
        self.now = 0.0
        return world

    def ready(self, at={"sequence": "Cut 1", "track": 1, "frame": 100}, source=("A001.mov", 50, 74), project="project-1", **more):
        number = self.bridge.ready(project, CLIP, at, source, head=4, tail=2, **more)
        self.bridge.items[number].update(place="above" if at else "bin", bin=["Pickups", "夜"], name="A001_v001")
        return number

    def tick(self, seconds=1.0):
        self.now += seconds
        with mock.patch("builtins.print"):
            self.session.tick(self.now)

    def receipt(self, state):
        """Of the clip that waits."""
        self.tick()
        self.assertEqual(len(self.bridge.receipts), 1, self.bridge.receipts)
        receipt = self.bridge.receipts[0][1]
        self.assertEqual(receipt["state"], state, receipt)
        return receipt

    def lies(self, kind, track):
        tracks = self.line._tracks[kind]
        return [item for item in (tracks[track - 1]["items"] if len(tracks) >= track else ()) if item._clip._path == CLIP]

    def imported(self):
        return self.world.pool._root._folders[0]._folders[0]._clips


class PlacingTest(Cut):
    def test_above_its_original_frame_for_frame(self):
        self.ready()
        self.assertEqual(
            self.receipt("in-bin"),
            {"state": "in-bin", "readBack": "A001_v001 in Pickups/夜; on V2, frames 90100–90123, from the clip's frame 4 on"})
        laid = self.lies("video", 2)[0]
        self.assertEqual((laid._start, laid._length, laid._first), (90100, 24, 4))
        self.assertEqual(self.lies("audio", 1), [])
        self.assertEqual(self.world.appends, 1)

    def test_the_clip_says_what_it_is(self):
        self.ready()
        self.tick()
        clip = self.imported()[0]
        self.assertEqual(clip._name, "A001_v001")
        self.assertEqual(clip._metadata, {
            "Description": "Made by Pickup (edit)", "Comments": "Pickup job 1, 1.pickup.json", "Keywords": "Pickup,edit"})
        self.assertEqual(clip._third, {
            "pickup_job": "1", "pickup_take": "1", "pickup_sidecar": str(self.home / "1.pickup.json")})
        self.assertEqual(clip._colour, "Violet")
        self.assertEqual(clip._markers[4]["customData"], "1")
        self.assertNotIn("Reel Name", self.world.asked)

    def test_into_its_bin_and_the_current_one_stays(self):
        self.ready(at=None)
        self.receipt("in-bin")
        self.assertEqual(len(self.imported()), 1)
        self.assertIs(self.world.pool._current, self.world.pool._root)

    def test_into_a_bin_that_is_there(self):
        pool = self.world.pool
        pool.AddSubFolder(pool.AddSubFolder(pool._root, "Pickups"), "夜")
        pool._current = pool._root
        self.ready(at=None)
        self.receipt("in-bin")
        self.assertEqual((len(self.imported()), len(pool._root._folders)), (1, 1))

    def test_fifty_in_a_row(self):
        rng = random.Random(7)
        for at in range(50):
            head, tail, frame = rng.randrange(9), rng.randrange(9), rng.randrange(2000)
            clip, length = f"/media/Pickup/{at}.mov", rng.randrange(1, 200)
            self.world.files[clip] = (head + length + tail,)
            number = self.bridge.ready("project-1", clip, {"track": 1, "frame": frame}, head=head, tail=tail)
            self.bridge.items[number].update(place="above", bin=["Pickups"], name=f"S{at}", asked=(90000 + frame, length, head))
        self.tick()
        self.assertEqual([receipt["state"] for _, receipt in self.bridge.receipts], ["in-bin"] * 50)
        laid = {
            item._clip._name: (item._start, item._length, item._first)
            for track in self.line._tracks["video"][1:] for item in track["items"]}
        self.assertEqual(laid, {item["name"]: item["asked"] for item in self.bridge.items.values()})

    def test_never_twice(self):
        number = self.ready()
        self.tick()
        self.bridge.items[number]["placement"]["state"] = "pending"
        self.session = session.Session(self.world.resolve, self.home)
        self.tick()
        self.assertEqual([receipt["state"] for _, receipt in self.bridge.receipts], ["in-bin"] * 2)
        self.assertEqual((len(self.imported()), len(self.imported()[0]._markers)), (1, 1))
        self.assertEqual((len(self.lies("video", 2)), self.lies("video", 3)), (1, []))

    def test_a_lost_receipt_is_sent_again(self):
        self.ready()
        self.bridge.lose = 1
        self.tick()
        self.assertEqual(self.bridge.receipts, [])
        self.line.DeleteClips(self.lies("video", 2), False)  # an undo stays an undo
        self.tick(10)
        self.assertEqual(self.bridge.receipts[0][1]["state"], "in-bin")
        self.assertEqual(self.lies("video", 2), [])

    def test_what_failed_is_tried_again_at_the_next_start(self):
        self.ready()
        self.world.ghosts = True
        self.receipt("failed")
        self.tick()
        self.assertEqual(len(self.bridge.receipts), 1)
        self.world.ghosts = False
        self.session = session.Session(self.world.resolve, self.home)
        self.tick()
        self.assertEqual(self.bridge.receipts[1][1]["state"], "in-bin")

    def test_a_bin_that_can_not_be_entered(self):
        self.cut(lies=["SetCurrentFolder"])
        pool = self.world.pool
        pool.AddSubFolder(pool.AddSubFolder(pool._root, "Pickups"), "夜")
        pool._current = pool._root
        self.ready()
        self.assertIn("into the bin Master instead of Pickups/夜", self.receipt("failed")["why"])

    def test_setters_that_lie_are_told(self):
        self.cut(lies=["SetName", "Description", "pickup_take", "SetClipColor", "AddMarker"])
        self.ready()
        self.assertEqual(
            self.receipt("in-bin")["why"], "Resolve did not keep: Description, clip colour, marker, name, pickup_take")

    def test_a_path_that_macos_takes_apart(self):
        self.ready()
        apart = unicodedata.normalize("NFD", CLIP)
        self.assertNotEqual(apart, CLIP)
        self.world.pool._root._clips.append(fake_resolve.Clip(self.world, apart, 30))
        self.receipt("in-bin")
        self.assertEqual(self.world.pool._root._folders, [])

    def test_an_occupied_track_is_passed_over(self):
        self.world.put(self.line, "video", 2, self.plate, 90110, 0, 50)
        for track, how in (3, "locked"), (4, "off"):
            self.world.put(self.line, "video", track, self.plate, 95000, 0, 50)
            self.line._tracks["video"][track - 1][how] = True
        self.ready()
        self.assertIn("on V5", self.receipt("in-bin")["readBack"])

    def test_a_ghost_is_no_clip(self):
        self.world.ghosts = True
        self.ready()
        self.assertIn("Resolve placed nothing", self.receipt("failed")["why"])
        self.assertEqual((len(self.line._tracks["video"]), len(self.imported())), (1, 1))

    def test_a_track_that_was_not_added(self):
        self.cut(lies=["AddTrack"])
        self.ready()
        self.assertIn("No video track is free", self.receipt("failed")["why"])

    def test_a_version_that_counts_the_end(self):
        self.cut(inclusive=True)
        self.ready()
        self.receipt("in-bin")
        self.assertEqual(self.lies("video", 2)[0]._length, 24)

    def test_a_start_that_is_one_frame_off(self):
        self.cut(shift=1)
        self.ready()
        self.receipt("in-bin")
        self.assertEqual((self.lies("video", 2)[0]._first, self.lies("video", 2)[0]._length), (4, 24))

    def test_what_stays_wrong_is_taken_off(self):
        self.cut(shift=3)
        self.ready()
        self.assertIn("from the clip's frame 7 on instead of on V2", self.receipt("failed")["why"])
        self.assertEqual(len(self.line._tracks["video"]), 1)

    def test_neighbours_are_untouched(self):
        self.world.nudges = self.neighbour
        self.ready()
        self.assertIn("Placing the clip changed A001.mov", self.receipt("failed")["why"])
        self.assertEqual(len(self.line._tracks["video"]), 1)

    def test_another_rate_is_not_laid(self):
        self.world.files[CLIP] = (30, "24")
        self.ready()
        self.assertIn("The clip has 24 frames a second, the timeline 25", self.receipt("failed")["why"])
        self.assertEqual((len(self.line._tracks["video"]), len(self.imported())), (1, 1))

    def test_a_line_is_heard(self):
        self.ready(kind="lip-sync")
        self.assertIn("sound on A2, frames 90100–90123, from the clip's frame 4 on", self.receipt("in-bin")["readBack"])
        self.assertEqual(len(self.lies("audio", 2)), 1)

    def test_a_line_without_its_sound_is_not_laid(self):
        self.cut(lies=["AddTrack audio"])
        self.ready(kind="lip-sync")
        self.assertIn("No audio track is free", self.receipt("failed")["why"])
        self.assertEqual(len(self.line._tracks["video"]), 1)

    def test_another_timeline_is_open(self):
        self.world.line = other = self.world.timeline("Cut 2")
        self.ready()
        self.receipt("in-bin")
        self.assertEqual(len(self.lies("video", 2)), 1)
        self.assertIs(self.world.line, other)

    def test_a_timeline_that_is_gone(self):
        self.ready(at={"sequence": "Cut 9", "track": 1, "frame": 100})
        self.assertIn("There is no timeline Cut 9 any more", self.receipt("failed")["why"])

    def test_the_original_was_moved(self):
        self.neighbour._start, self.original._start = 99000, 90150
        self.ready()
        self.assertEqual(self.receipt("in-bin")["why"], "A001.mov was moved; the clip lies above it from frame 150 on")
        self.assertEqual(self.lies("video", 2)[0]._start, 90150)

    def test_the_original_has_gone(self):
        self.original._first = 120
        self.ready()
        self.assertIn("A001.mov is not on the timeline any more", self.receipt("failed")["why"])

    def test_the_original_lies_twice(self):
        self.original._start = 90200
        self.world.put(self.line, "video", 2, self.plate, 90300, 50, 24)
        self.ready()
        self.assertIn("lies at 2 places now", self.receipt("failed")["why"])

    def test_a_new_clip_has_no_original(self):
        self.ready(at={"track": 1, "frame": 1000}, source=None)
        self.assertIn("on V2, frames 91000–91023", self.receipt("in-bin")["readBack"])

    def test_a_file_that_is_gone(self):
        self.world.files = {}
        self.ready()
        self.assertIn("Resolve did not import " + CLIP, self.receipt("failed")["why"])

    def test_another_project_waits(self):
        self.ready(project="project-2")
        self.tick()
        self.assertEqual((self.bridge.receipts, self.world.pool._root._folders), ([], []))

    def test_one_that_breaks_leaves_the_others(self):
        self.ready()
        with mock.patch.object(fake_resolve.Clip, "SetMetadata", side_effect=TypeError("gone")), \
                mock.patch("traceback.print_exc"):
            self.assertEqual(self.receipt("failed")["why"], "Resolve did not answer as expected: gone")

    def test_a_receipt_that_is_refused_leaves_the_others(self):
        self.bridge.refused = self.ready()
        behind = self.ready()
        self.tick()
        self.assertEqual([(number, receipt["state"]) for number, receipt in self.bridge.receipts], [(behind, "in-bin")])
        self.tick(10)
        self.assertEqual(len(self.lies("video", 2)), 1, "nothing is placed twice")

    def test_a_receipt_says_no_more_than_the_bridge_takes(self):
        self.ready()
        with mock.patch.object(fake_resolve.Clip, "SetMetadata", side_effect=TypeError("gone " * 1000)), \
                mock.patch("traceback.print_exc"):
            why = self.receipt("failed")["why"]
        self.assertTrue(why.startswith("Resolve did not answer as expected: gone gone"))
        self.assertEqual((len(why), why[-1]), (2000, "…"))


class SelectionTest(Cut):
    def told(self):
        return timeline.told(self.world.project)

    def test_what_is_selected(self):
        self.line._selected = [self.original]
        self.assertEqual(self.told(), {
            "project": {"name": "剪辑 🎬", "id": "project-1"},
            "sequence": {"rate": "25", "width": 1920, "height": 1080},
            "clips": [{
                "media": PLATE, "name": "A001.mov", "in": 50, "out": 74, "sequence": "Cut 1", "track": 1, "frame": 100}],
            "refused": []})

    def test_under_the_playhead_in_old_versions(self):
        self.cut(old=True)
        self.line._under = self.neighbour
        self.assertEqual([(clip["in"], clip["out"]) for clip in self.told()["clips"]], [(100, 140)])

    def test_what_can_not_be_a_plate(self):
        film = fake_resolve.Clip(self.world, "/media/film.mov", 100, "23.976")
        self.line._selected = [
            self.world.put(self.line, "video", 2, self.plate, 92000, 10, 40, 0.5),
            self.world.put(self.line, "video", 2, None, 93000, 0, 40),
            self.world.put(self.line, "video", 2, film, 94000, 0, 40),
            self.world.put(self.line, "video", 2, self.plate, 89000, 0, 40),
            self.original, self.line._tracks["audio"][0]["items"][0]]
        told = self.told()
        self.assertEqual(len(told["clips"]), 1)
        for why, said in zip(("another speed", "no media", "23.976 frames", "before the timeline"), told["refused"]):
            self.assertIn(why, said["why"])
        self.assertEqual(len(told["refused"]), 4)

    def test_a_speed_before_19_0_2(self):
        self.cut(old=True)
        self.line._under = self.world.put(self.line, "video", 2, self.plate, 92000, 10, 40, 0.5)
        self.assertIn("another speed", self.told()["refused"][0]["why"])

    def test_at_most_fifty(self):
        self.line._selected = [self.original] * 51
        told = self.told()
        self.assertEqual((len(told["clips"]), len(told["refused"])), (50, 1))

    def test_without_a_timeline(self):
        self.world.line = None
        self.assertEqual(self.told()["clips"], [])

    def test_rates_are_exact(self):
        said = [api.rate(each) for each in (25.0, "25.000", "29.97 DF", 23.976, "59.94", 24)]
        self.assertEqual(said, ["25", "25", "30000/1001", "24000/1001", "60000/1001", "24"])


class SessionTest(Cut):
    def test_told_at_each_change_and_once_a_minute(self):
        self.line._selected = [self.original]
        for _ in range(5):
            self.tick()
        self.line._selected = [self.neighbour]
        self.tick()
        self.assertEqual([told["clips"][0]["in"] for told in self.bridge.told], [50, 100])
        self.tick(60)
        self.assertEqual(len(self.bridge.told), 3)

    def test_a_bridge_that_leaves_and_comes_back(self):
        self.tick()
        runtime = (self.home / "bridge.json").read_text("utf-8")
        (self.home / "bridge.json").unlink()
        self.tick(60)
        (self.home / "bridge.json").write_text(runtime, "utf-8")
        self.tick(10)
        self.assertEqual(len(self.bridge.told), 2)

    def test_a_project_that_is_being_closed(self):
        self.world.project = None
        self.tick()
        with mock.patch.object(fake_resolve.Resolve, "GetProjectManager", side_effect=TypeError), \
                mock.patch("traceback.print_exc"):
            self.tick()
        self.assertEqual(self.bridge.told, [])

    def test_a_console_that_can_not_write_everything(self):
        with mock.patch("builtins.print", side_effect=[UnicodeEncodeError("cp1252", "", 0, 1, ""), None]) as written:
            session.say("剪辑")
        self.assertEqual(written.call_args[0][0], "Pickup: '\\u526a\\u8f91'")

    def test_goes_when_resolve_goes(self):
        self.assertTrue(self.session.here())
        self.world.product = None
        self.assertFalse(self.session.here())

    def test_only_one_stays(self):
        lock = session.alone(self.home)
        self.assertIsNone(session.alone(self.home))
        lock.close()
        again = session.alone(self.home)
        self.assertIsNotNone(again)
        again.close()

    def test_a_run_opens_the_panel_and_stays_until_resolve_goes(self):
        self.ready()

        def sleep(_):
            self.world.product = None

        with mock.patch.object(bridge.client, "home", return_value=self.home), \
                mock.patch("webbrowser.open") as opened, mock.patch("time.sleep", sleep), mock.patch("builtins.print"):
            session.run(self.world.resolve, "/no/program")
        self.assertTrue(opened.call_args[0][0].endswith("/panel/#ABCD-1234"))
        self.assertEqual(self.bridge.receipts[0][1]["state"], "in-bin")

    def test_what_failed_is_tried_again_when_started_again_beside_one_that_lives(self):
        lock = session.alone(self.home)
        self.addCleanup(lock.close)
        self.ready()
        self.world.ghosts = True
        self.receipt("failed")
        self.world.ghosts = False
        self.tick()
        self.assertEqual(len(self.bridge.receipts), 1, "nobody has asked yet")
        with mock.patch.object(bridge.client, "home", return_value=self.home), mock.patch("webbrowser.open"):
            session.run(self.world.resolve, "/no/program")
        self.tick()
        self.assertEqual([receipt["state"] for _, receipt in self.bridge.receipts], ["failed", "in-bin"])
        self.tick()
        self.assertEqual(len(self.bridge.receipts), 2)

    def test_the_menu_script_hands_over(self):
        text = (SCRIPTS / "resolve/Pickup.py").read_text("utf-8").replace("@program@", str(SCRIPTS / "pickup"))
        with mock.patch.object(session, "run") as run:
            exec(compile(text, "Pickup.py", "exec"), {"resolve": self.world.resolve})
        run.assert_called_once_with(self.world.resolve, str(SCRIPTS / "pickup"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
