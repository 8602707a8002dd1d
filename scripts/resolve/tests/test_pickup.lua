-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pickup.lua as Resolve runs it, in the strict fake, with a program in Pickup's place: lua5.1 test_pickup.lua [SCRIPT [TEST]]
local here = arg[0]:match("^(.*)/") or "."
local script = arg[1] or here .. "/../Pickup.lua"
local fake = dofile(here .. "/fake_resolve.lua")

local function read(path)
  local file = io.open(path, "rb")
  if not file then return "" end
  local text = file:read("*a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function encoded(text)
  return (tostring(text):gsub("[^%w%-%._~]", function(c) return ("%%%02X"):format(c:byte()) end))
end

local function decoded(text)
  return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

local folder = os.tmpname()
os.remove(folder)
folder = folder .. " it's 作業"
local quoted = "'" .. folder:gsub("'", "'\\''") .. "'"
assert(os.execute("mkdir " .. quoted))
write(folder .. "/pickup", [[#!/bin/sh
cd "$(dirname "$0")"
echo "$*" >>words
case "$*" in
  *--lines) cat lines ;;
  *--selection*) cat >selection ;;
  *--receipts) cat >>receipts ;;
esac
]])
assert(os.execute("chmod +x " .. quoted .. "/pickup"))

local CLIP = "/media/Pickup/A001 v001 'é' 🎬.mov"
local PLATE = "/media/A001.mov"
local SCRIPT = read(script):gsub("@program@", function() return folder .. "/pickup" end)

local function item(change)
  local whole = {
    id = "7-1", job = "7", take = "1", project = "project-1", bin = "Pickups/夜", clip = CLIP, name = "A001_v001", place = "above",
    sequence = "Cut 1", track = 1, frame = 100, head = 4, tail = 2, sound = "no", kind = "edit",
    sidecar = "/media/Pickup/A001_v001.pickup.json", state = "pending", plate = "A001.mov", from = 50, to = 74,
  }
  for key, value in pairs(change or {}) do whole[key] = value end
  local parts = {}
  for at, key in ipairs({
    "id", "job", "take", "project", "bin", "clip", "name", "place", "sequence", "track", "frame", "head", "tail", "sound",
    "kind", "sidecar", "state", "plate", "from", "to" }) do
    parts[at] = encoded(whole[key])
  end
  return table.concat(parts, "\t") .. "\n"
end

-- A cut: the plate on V1 from frame 100 on, its neighbour behind it, and the clip on the disk.
local function cut(options)
  local world = fake.new(options)
  world.files[CLIP] = { frames = 30 }
  world.line = world:timeline("Cut 1")
  world.plate = world:clip(PLATE, { frames = 200 })
  table.insert(world.pool.root.clips, world.plate)
  world.original = world:put(world.line, "video", 1, world.plate, 90100, 50, 24)
  world.neighbour = world:put(world.line, "video", 1, world.plate, 90124, 100, 40)
  world:put(world.line, "audio", 1, world.plate, 90100, 50, 64)
  return world
end

local function run(world, lines)
  for _, name in ipairs({ "selection", "receipts", "words" }) do os.remove(folder .. "/" .. name) end
  write(folder .. "/lines", lines or "")
  local said = {}
  local env = setmetatable({ resolve = world.resolve, print = function(text) said[#said + 1] = text end }, { __index = _G })
  local chunk = assert(loadstring(SCRIPT, "@Pickup.lua"))
  setfenv(chunk, env)()
  local receipts = {}
  for id, state, text, note in read(folder .. "/receipts"):gmatch("([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\n") do
    receipts[#receipts + 1] = { id = decoded(id), state = state, text = decoded(text), note = decoded(note) }
  end
  return { receipts = receipts, selection = read(folder .. "/selection"), said = table.concat(said, "\n"), words = read(folder .. "/words") }
end

local function same(expected, got, what)
  if expected ~= got then error(("%s: expected %s, got %s"):format(what or "value", tostring(expected), tostring(got)), 2) end
end

local function has(text, part)
  if not text:find(part, 1, true) then error(("%q is not in %q"):format(part, text), 2) end
end

local function lies(world, kind, track)
  local items = world.line.tracks[kind][track] and world.line.tracks[kind][track].items or {}
  local found = {}
  for _, one in ipairs(items) do
    if one.clip and one.clip.path == CLIP then found[#found + 1] = one end
  end
  return found
end

local function imported(world)
  return world.pool.root.folders[1].folders[1].clips
end

local function receipt(result, state)
  same(1, #result.receipts, "receipts")
  same(state, result.receipts[1].state, result.receipts[1].text)
  return result.receipts[1].text, result.receipts[1].note
end

local tests = {}

function tests.above_its_original_frame_for_frame()
  local world = cut()
  local text = receipt(run(world, item()), "in-bin")
  same("A001_v001 in Pickups/夜; on V2, frames 90100–90123, from the clip's frame 4 on", text)
  local laid = lies(world, "video", 2)[1]
  same(90100, laid.start)
  same(24, laid.length)
  same(1, world.appends, "placed at the first go")
  same(4, laid.first)
  same(0, #lies(world, "audio", 1), "sounds")
end

function tests.the_clip_says_what_it_is()
  local world = cut()
  run(world, item())
  local clip = imported(world)[1]
  same("A001_v001", clip.name)
  same("Made by Pickup (edit)", clip.metadata.Description)
  same("Pickup job 7, A001_v001.pickup.json", clip.metadata.Comments)
  same("Pickup,edit", clip.metadata.Keywords)
  same("7", clip.third.pickup_job)
  same("1", clip.third.pickup_take)
  same("/media/Pickup/A001_v001.pickup.json", clip.third.pickup_sidecar)
  same("Violet", clip.colour, "one of the sixteen")
  same("7", clip.markers[4].customData)
  same(nil, world.asked["Reel Name"], "a reel name is the project's to derive")
end

function tests.into_its_bin_and_the_current_one_stays()
  local world = cut()
  run(world, item({ place = "bin" }))
  same(1, #imported(world), "clips in the bin")
  same(world.pool.root, world.pool.current, "the current bin")
end

function tests.into_a_bin_that_is_there()
  local world = cut()
  world.pool:AddSubFolder(world.pool:AddSubFolder(world.pool.root, "Pickups"), "夜")
  world.pool.current = world.pool.root
  receipt(run(world, item({ place = "bin" })), "in-bin")
  same(1, #imported(world), "clips in the bin")
  same(1, #world.pool.root.folders, "bins")
end

function tests.fifty_in_one_run()
  local world, lines = cut(), {}
  world.original.length = 24
  for at = 1, 50 do
    local head, path = at % 7, ("/media/Pickup/%d.mov"):format(at)
    world.files[path] = { frames = head + 24 + at % 5 }
    lines[at] = item({ id = at .. "-1", job = at, clip = path, name = "S" .. at, head = head, tail = at % 5 })
  end
  same(50, #run(world, table.concat(lines)).receipts, "receipts")
  local right = 0
  for track = 2, #world.line.tracks.video do
    for _, laid in ipairs(world.line.tracks.video[track].items) do
      local at = tonumber(laid.clip.name:sub(2))
      if laid.start == 90100 and laid.length == 24 and laid.first == at % 7 then right = right + 1 end
    end
  end
  same(50, right, "exactly above")
end

function tests.never_twice()
  local world = cut()
  run(world, item())
  receipt(run(world, item()), "in-bin")
  same(1, #imported(world), "clips in the bin")
  same(1, #lies(world, "video", 2), "clips on the timeline")
  same(0, #(lies(world, "video", 3)), "clips on another track")
  local markers = 0
  for _ in pairs(imported(world)[1].markers) do markers = markers + 1 end
  same(1, markers, "markers")
end

function tests.a_bin_that_can_not_be_entered()
  local world = cut({ lies = { SetCurrentFolder = true } })
  world.pool:AddSubFolder(world.pool:AddSubFolder(world.pool.root, "Pickups"), "夜")
  world.pool.current = world.pool.root
  has(receipt(run(world, item()), "failed"), "into the bin Master instead of Pickups/夜")
end

function tests.setters_that_lie_are_told()
  local world = cut({ lies = { SetName = true, Description = true, pickup_take = true, SetClipColor = true, AddMarker = true } })
  local _, note = receipt(run(world, item()), "in-bin")
  has(note, "Resolve did not keep: Description, clip colour, marker, name, pickup_take")
end

function tests.an_occupied_track_is_passed_over()
  local world = cut()
  world:put(world.line, "video", 2, world.plate, 90110, 0, 50)
  world:put(world.line, "video", 3, world.plate, 95000, 0, 50)
  world.line.tracks.video[3].locked = true
  world:put(world.line, "video", 4, world.plate, 95000, 0, 50)
  world.line.tracks.video[4].off = true
  has(receipt(run(world, item()), "in-bin"), "on V5")
end

function tests.a_ghost_is_no_clip()
  local world = cut({ ghosts = true })
  has(receipt(run(world, item()), "failed"), "Resolve placed nothing")
  same(1, #world.line.tracks.video, "the track that was added is taken away")
  same(1, #imported(world), "clips in the bin")
end

function tests.a_track_that_was_not_added()
  has(receipt(run(cut({ lies = { AddTrack = true } }), item()), "failed"), "No video track is free")
end

function tests.a_version_that_counts_the_end()
  local world = cut({ inclusive = true })
  receipt(run(world, item()), "in-bin")
  same(24, lies(world, "video", 2)[1].length)
end

function tests.a_start_that_is_one_frame_off()
  local world = cut({ shift = 1 })
  receipt(run(world, item()), "in-bin")
  same(4, lies(world, "video", 2)[1].first)
  same(24, lies(world, "video", 2)[1].length)
end

function tests.what_stays_wrong_is_taken_off()
  local world = cut({ shift = 3 })
  has(receipt(run(world, item()), "failed"), "frames 90100–90123 from the clip's frame 7 on instead of V2")
  same(0, #lies(world, "video", 2), "clips on the timeline")
end

function tests.neighbours_are_untouched()
  local world = cut({})
  world.nudges = world.neighbour
  has(receipt(run(world, item()), "failed"), "Placing the clip changed A001.mov")
  same(1, #world.line.tracks.video, "tracks")
  same(2, #world.line.tracks.video[1].items, "clips on the timeline")
end

function tests.another_rate_is_not_laid()
  local world = cut()
  world.files[CLIP].fps = "24"
  has(receipt(run(world, item()), "failed"), "The clip has 24 frames a second, the timeline 25")
  same(1, #world.line.tracks.video, "tracks")
  same(1, #imported(world), "clips in the bin")
end

function tests.a_line_is_heard()
  local world = cut()
  has(receipt(run(world, item({ sound = "yes" })), "in-bin"), "sound on A2, frames 90100–90123, from the clip's frame 4 on")
  same(1, #lies(world, "audio", 2), "sounds")
end

function tests.a_line_without_its_sound_is_not_laid()
  local world = cut({ lies = { ["AddTrack audio"] = true } })
  has(receipt(run(world, item({ sound = "yes" })), "failed"), "No audio track is free")
  same(1, #world.line.tracks.video, "the picture goes, and its track")
end

function tests.another_timeline_is_open()
  local world = cut()
  local other = world:timeline("Cut 2")
  world.project.current = other
  receipt(run(world, item()), "in-bin")
  same(1, #lies(world, "video", 2), "clips above the original")
  same(other, world.project.current, "the open timeline")
end

function tests.a_timeline_that_is_gone()
  has(receipt(run(cut(), item({ sequence = "Cut 9" })), "failed"), "There is no timeline Cut 9 any more")
end

function tests.the_original_was_moved()
  local world = cut()
  world.neighbour.start, world.original.start = 99000, 90150
  local text, note = receipt(run(world, item()), "in-bin")
  has(text, "on V2, frames 90150–90173")
  same("A001.mov was moved; the clip lies above it from frame 150 on", note)
end

function tests.the_original_has_gone()
  local world = cut()
  world.original.first = 120
  has(receipt(run(world, item()), "failed"), "A001.mov is not on the timeline any more")
  same(1, #imported(world), "clips in the bin")
end

function tests.the_original_lies_twice()
  local world = cut()
  world.original.start = 90200
  world:put(world.line, "video", 2, world.plate, 90300, 50, 24)
  has(receipt(run(world, item()), "failed"), "lies at 2 places now")
end

function tests.a_new_clip_has_no_original()
  has(receipt(run(cut(), item({ plate = "", from = "", to = "", frame = 1000 })), "in-bin"), "on V2, frames 91000–91023")
end

function tests.a_file_that_is_gone()
  local world = cut()
  world.files = {}
  has(receipt(run(world, item()), "failed"), "Resolve did not import " .. CLIP)
end

function tests.a_receipt_says_no_more_than_the_bridge_takes()
  local why = receipt(run(cut(), item({ clip = "/" .. ("夜"):rep(2500) .. ".mov" })), "failed")
  same("Resolve did not import /" .. ("夜"):rep(657) .. "…", why)
  local said = receipt(run(cut(), item({ place = "bin", bin = ("b"):rep(5000) })), "in-bin")
  same(4096, #said, "bytes")
end

function tests.another_project_waits()
  local world = cut()
  same(0, #run(world, item({ project = "project-2" })).receipts, "receipts")
  same(0, #world.pool.root.folders, "bins")
end

function tests.what_is_selected()
  local world = cut()
  world.line.selected = { world.original }
  local said = run(world).selection
  for _, part in ipairs({
    '"media":"/media/A001.mov"', '"in":50', '"out":74', '"track":1', '"frame":100', '"sequence":"Cut 1"', '"rate":"25"',
    '"width":1920', '"id":"project-1"', '"name":"剪辑 🎬"', '"refused":[]' }) do
    has(said, part)
  end
end

function tests.under_the_playhead_before_21_0_4()
  local world = cut({ old = true })
  world.line.under = world.neighbour
  local said = run(world).selection
  has(said, '"in":100')
  has(said, '"out":140')
end

function tests.what_can_not_be_a_plate()
  local world = cut()
  local slow = world:put(world.line, "video", 2, world.plate, 92000, 10, 40, 0.5)
  local title = world:put(world.line, "video", 2, nil, 93000, 0, 40)
  local film = world:put(world.line, "video", 2, world:clip("/media/film.mov", { frames = 100, fps = "23.976" }), 94000, 0, 40)
  world.line.selected = { slow, title, film, world.original }
  local said = run(world).selection
  has(said, "another speed or in reverse")
  has(said, "no media of its own")
  has(said, "It has 23.976 frames a second, the timeline 25")
  has(said, '"media":"/media/A001.mov"')
end

function tests.a_speed_before_19_0_2()
  local world = cut({ old = true })
  world.line.under = world:put(world.line, "video", 2, world.plate, 92000, 10, 40, 0.5)
  has(run(world).selection, "another speed or in reverse")
end

function tests.at_most_fifty()
  local world = cut()
  world.line.selected = {}
  for at = 1, 51 do world.line.selected[at] = world.original end
  has(run(world).selection, "Only 50 clips are taken at once.")
end

function tests.rates_are_exact()
  local world = cut()
  world.line.settings.timelineFrameRate = "29.97 DF"
  has(run(world).selection, '"rate":"30000/1001"')
end

function tests.what_the_program_complains_of_is_shown()
  has(run(cut(), "No Java was found.\n").said, "Pickup: No Java was found.")
end

function tests.nobodys_text_is_in_a_command_line()
  -- whole for a shell too, which would else refuse it before it does harm
  local name = "$(echo hit)' \"\\ '"
  local world = cut()
  world.line.selected = { world.original }
  same("outbox --selection resolve\noutbox --nle resolve --lines\noutbox --receipts\n",
    run(world, item({ name = name })).words)
  same(name, imported(world)[1].name)
end

local names, failed, ran = {}, 0, 0
for name in pairs(tests) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  if not arg[2] or arg[2] == name then
    ran = ran + 1
    local fine, why = pcall(tests[name])
    if not fine then
      failed = failed + 1
      print("FAILED " .. name .. ": " .. tostring(why))
    end
  end
end
os.execute("rm -r " .. quoted)
print(("%d of %d passed under %s"):format(ran - failed, ran, jit and jit.version or _VERSION))
os.exit(failed == 0 and ran > 0 and 0 or 1)
