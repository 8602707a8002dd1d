# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes each guard against a trap of Resolve's out, once, in a copy, and sees the test fail that watches it."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parent.parent
LUA = "resolve/Pickup.lua"
PLACE, POOL, API, LINE, SESSION = (f"resolve/pickup_resolve/{name}.py" for name in ("place", "pool", "api", "timeline", "session"))

GUARDS = [  # the trap, the file, what guards against it, what is there without it, the test
    ("the end is exclusive", LUA, "endFrame = stop, --", "endFrame = stop - 1, --", "above_its_original_frame_for_frame"),
    ("the end counts in one version", LUA, "stop = first + head, stop + head + length", "stop = first, stop", "a_version_that_counts_the_end"),
    ("the start is off in one version", LUA, "stop = first + head, stop + head + length", "stop = first, stop + length", "a_start_that_is_one_frame_off"),
    ("what overlaps is dropped", LUA, "if not taken[track] and not", "if not", "an_occupied_track_is_passed_over"),
    ("a locked track takes nothing", LUA, "not timeline:GetIsTrackLocked(kind, track) and", "", "an_occupied_track_is_passed_over"),
    ("a track that is off shows nothing", LUA, "and timeline:GetIsTrackEnabled(kind, track) then", "then", "an_occupied_track_is_passed_over"),
    ("a returned item may be a ghost", LUA, "found = fresh(timeline, before, asked.media)",
     'found = { { item = {}, kind = "video", track = track, start = asked.start, stop = asked.stop, first = first } }', "a_ghost_is_no_clip"),
    ("an import goes into the current bin", LUA, "pool:SetCurrentFolder(folder) --", "--", "into_a_bin_that_is_there"),
    ("the current bin is the editor's", LUA, "pool:SetCurrentFolder(before)", "", "into_its_bin_and_the_current_one_stays"),
    ("to set the current bin may do nothing", LUA, "where:GetUniqueId() ~= folder:GetUniqueId()", "false", "a_bin_that_can_not_be_entered"),
    ("a second import is a second clip", LUA, "if clip then return clip end", "", "never_twice"),
    ("a second placing is a second clip", LUA, 'local picture, undo, moved = there(timeline, "video", media)', "local picture, undo, moved = nil", "never_twice"),
    ("setters say true without effect", LUA, "if got ~= wanted then dropped", "if false then dropped", "setters_that_lie_are_told"),
    ("a track may not be added", LUA, "if track <= before then", "if false then", "a_track_that_was_not_added"),
    ("only sixteen colours", LUA, 'CLIP_COLOUR = "Violet"', 'CLIP_COLOUR = "Magenta"', "the_clip_says_what_it_is"),
    ("a derived reel name is dropped", LUA, "    Keywords = ", '    ["Reel Name"] = item.name, Keywords = ', "the_clip_says_what_it_is"),
    ("another rate is a frame short", LUA, "not same then\n    problem(\"The clip", "false then\n    problem(\"The clip", "another_rate_is_not_laid"),
    ("the source's start is one frame off", LUA, "first = whole(item:GetLeftOffset())", "first = whole(item:GetSourceStartFrame())", "what_is_selected"),
    ("no selection before 21.0.4", LUA, "timeline.GetSelectedClips and timeline:GetSelectedClips()", "timeline:GetSelectedClips()", "under_the_playhead_before_21_0_4"),
    ("another speed", LUA, "if not as_shot(item, clip, lay.first, length) then", "if false then", "what_can_not_be_a_plate"),
    ("what lies wrong", LUA, "and got.stop == asked.stop and got.first == asked.first then", "then", "what_stays_wrong_is_taken_off"),
    ("neighbours", LUA, "if #moved > 0 then", "if false then", "neighbours_are_untouched"),
    ("only the current timeline is appended to", LUA, "if moves then project:SetCurrentTimeline(timeline)", "if false then project:SetCurrentTimeline(timeline)", "another_timeline_is_open"),
    ("the open timeline is the editor's", LUA, "if moves and current then project:SetCurrentTimeline(current) end", "", "another_timeline_is_open"),
    ("a line without its sound", LUA, "if undo then undo() end", "", "a_line_without_its_sound_is_not_laid"),
    ("names are not for the shell", LUA, 'send("outbox --receipts",', 'send("outbox --receipts " .. items[1].name .. " #",', "nobodys_text_is_in_a_command_line"),

    ("the end is exclusive", PLACE, '"endFrame": stop,', '"endFrame": stop - 1,', "PlacingTest.test_above_its_original_frame_for_frame"),
    ("the end counts in one version", PLACE, "first + head, stop + head + more", "first, stop", "PlacingTest.test_a_version_that_counts_the_end"),
    ("the start is off in one version", PLACE, "first + head, stop + head + more", "first, stop + more", "PlacingTest.test_a_start_that_is_one_frame_off"),
    ("what overlaps is dropped", PLACE, "track not in taken and not", "not", "PlacingTest.test_an_occupied_track_is_passed_over"),
    ("a locked track takes nothing", PLACE, "and not timeline.GetIsTrackLocked(kind, track)", "", "PlacingTest.test_an_occupied_track_is_passed_over"),
    ("a track that is off shows nothing", PLACE, "and timeline.GetIsTrackEnabled(kind, track)", "", "PlacingTest.test_an_occupied_track_is_passed_over"),
    ("a returned item may be a ghost", PLACE, "        if not found:\n",
     "        found = found or [lay_of(clip, 0, 0)._replace(kind=asked.kind, track=track, start=asked.start, stop=asked.stop, first=first)]\n        if not found:\n",
     "PlacingTest.test_a_ghost_is_no_clip"),
    ("an import goes into the current bin", POOL, "    pool.SetCurrentFolder(target)", "    #", "PlacingTest.test_into_a_bin_that_is_there"),
    ("the current bin is the editor's", POOL, "    pool.SetCurrentFolder(before)", "    #", "PlacingTest.test_into_its_bin_and_the_current_one_stays"),
    ("to set the current bin may do nothing", POOL, "where.GetUniqueId() != target.GetUniqueId()", "False", "PlacingTest.test_a_bin_that_can_not_be_entered"),
    ("a second import is a second clip", POOL, "    if found:\n        return found[0]", "", "PlacingTest.test_never_twice"),
    ("a second placing is a second clip", PLACE, 'undo = there(timeline, "video", media), "", None', 'undo = None, "", None', "PlacingTest.test_never_twice"),
    ("setters say true without effect", POOL, "if got != wanted:", "if False:", "PlacingTest.test_setters_that_lie_are_told"),
    ("a track may not be added", PLACE, "if timeline.GetTrackCount(kind) <= before:", "if False:", "PlacingTest.test_a_track_that_was_not_added"),
    ("only sixteen colours", POOL, 'CLIP_COLOUR = "Violet"', 'CLIP_COLOUR = "Magenta"', "PlacingTest.test_the_clip_says_what_it_is"),
    ("a derived reel name is dropped", POOL, '        "Keywords":', '        "Reel Name": kind, "Keywords":', "PlacingTest.test_the_clip_says_what_it_is"),
    ("another rate is a frame short", PLACE, "if own != rate:", "if False:", "PlacingTest.test_another_rate_is_not_laid"),
    ("the source's start is one frame off", LINE, "        api.whole(item.GetLeftOffset()),", "        api.whole(item.GetSourceStartFrame()),", "SelectionTest.test_what_is_selected"),
    ("hasattr is always true", API, "method in dir(thing)", "hasattr(thing, method)", "SelectionTest.test_under_the_playhead_in_old_versions"),
    ("another speed", LINE, "    if not as_shot(", "    if False and as_shot(", "SelectionTest.test_what_can_not_be_a_plate"),
    ("macOS takes names apart", API, 'unicodedata.normalize("NFC", path)', "path", "PlacingTest.test_a_path_that_macos_takes_apart"),
    ("what lies wrong", PLACE, "asked.start, asked.stop, asked.first):\n            return got", "asked.start, asked.stop, got.first):\n            return got", "PlacingTest.test_what_stays_wrong_is_taken_off"),
    ("neighbours", PLACE, "        if moved:", "        if False:", "PlacingTest.test_neighbours_are_untouched"),
    ("only the current timeline is appended to", PLACE, "        project.SetCurrentTimeline(timeline)", "        pass", "PlacingTest.test_another_timeline_is_open"),
    ("the open timeline is the editor's", PLACE, "            project.SetCurrentTimeline(current)", "            pass", "PlacingTest.test_another_timeline_is_open"),
    ("a line without its sound", PLACE, "                if undo:\n", "                if False:\n", "PlacingTest.test_a_line_without_its_sound_is_not_laid"),
    ("a lost receipt is no second clip", SESSION, 'receipt = self.receipts.get(item["id"])', "receipt = None", "PlacingTest.test_a_lost_receipt_is_sent_again"),
    ("two sessions would take in twice", SESSION, "LOCK_EX | fcntl.LOCK_NB", "LOCK_SH", "SessionTest.test_only_one_stays"),
]


def without(guard):
    """What is wrong with the guard's test; None: it fails without the guard, as it should."""
    trap, file, there, gone, test = guard
    with tempfile.TemporaryDirectory(prefix="pickup guards ") as folder:
        copy = Path(folder) / "scripts"
        shutil.copytree(SCRIPTS / "resolve", copy / "resolve", ignore=shutil.ignore_patterns("tests", "__pycache__"))
        (copy / "blender/pickup").mkdir(parents=True)
        shutil.copy(SCRIPTS / "blender/pickup/bridge.py", copy / "blender/pickup")
        text = (copy / file).read_text("utf-8")
        if text.count(there) != 1:
            return f"{file}: {there!r} is there {text.count(there)} times"
        (copy / file).write_text(text.replace(there, gone), "utf-8")
        command = (
            ["lua5.1", HERE / "test_pickup.lua", copy / file, test] if file == LUA
            else [sys.executable, HERE / "test_resolve.py", test])
        done = subprocess.run(
            [str(word) for word in command], env={**os.environ, "PICKUP_SCRIPTS": str(copy)}, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=60)
        said = done.stdout.decode("utf-8", "replace")
        failed = "FAILED " + test in said or "FAILED (failures=1)" in said or "FAILED (errors=1)" in said
        if done.returncode == 0 or not failed:
            return f"{file}: {test} passes without its guard against: {trap}\n{said}"
    return None


with ThreadPoolExecutor(2) as two:
    wrong = [each for each in two.map(without, GUARDS) if each]
print("\n".join(wrong + [f"{len(GUARDS) - len(wrong)} of {len(GUARDS)} guards are watched by a test"]))
sys.exit(bool(wrong))
