-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace > Scripts > Pickup: one run tells the bridge what is selected and takes in every clip that waits for this
-- project. Lua has neither HTTP nor JSON: the program is started for it, and text of anybody's goes through its input
-- and output alone, percent-encoded.
local PROGRAM = [==[@program@]==]

local FIELDS = {
  "id", "job", "take", "project", "bin", "clip", "name", "place", "sequence", "track", "frame", "head", "tail", "sound",
  "kind", "sidecar", "state", "plate", "from", "to",
}
local CLIP_COLOUR = "Violet" -- one of the 16 names that Resolve takes; another is dropped in silence
local MARKER_COLOUR = "Purple"
local MOST = 50 -- clips at once
local READ_BACK, WHY = 4096, 2000 -- characters in a receipt; the bridge refuses one that says more
local EXACT = { -- rates that Resolve writes rounded
  ["23.976"] = "24000/1001", ["29.97"] = "30000/1001", ["47.952"] = "48000/1001", ["59.94"] = "60000/1001",
  ["95.904"] = "96000/1001", ["119.88"] = "120000/1001",
}

-- The talk with the bridge --------------------------------------------------------------------------------------------

local function encoded(text)
  return (text:gsub("[^%w%-%._~]", function(c) return ("%%%02X"):format(c:byte()) end))
end

local function decoded(text)
  return (text:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

-- Its beginning, if need be. Bytes are never fewer than the characters that the bridge counts; none is cut in half.
local function cut(text, most)
  if #text <= most then return text end
  return (text:sub(1, most - #"…"):gsub("[\192-\255][\128-\191]*$", "")) .. "…"
end

local function json(value)
  if type(value) == "number" then return ("%d"):format(value) end
  if type(value) == "string" then
    return '"' .. value:gsub('[%z\1-\31\\"]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
  end
  local parts = {}
  if value[1] ~= nil or next(value) == nil then
    for _, each in ipairs(value) do parts[#parts + 1] = json(each) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for key, each in pairs(value) do parts[#parts + 1] = json(key) .. ":" .. json(each) end
  return "{" .. table.concat(parts, ",") .. "}"
end

local function command(words)
  if package.config:sub(1, 1) == "\\" then return 'bash "' .. PROGRAM .. '" ' .. words end
  return "'" .. PROGRAM:gsub("'", "'\\''") .. "' " .. words
end

local function send(words, text)
  local pipe = io.popen(command(words), "w")
  if pipe then
    pipe:write(text)
    pipe:close()
  end
end

-- Every item that waits for Resolve, and whatever else the program has said: what is wrong.
local function waiting()
  local items, wrong = {}, {}
  local pipe = io.popen(command("outbox --nle resolve --lines 2>&1"), "r")
  if not pipe then return items, { "The program of Pickup can not be started. Run pickup install resolve again." } end
  for line in pipe:lines() do
    local item, at = {}, 0
    for part in (line .. "\t"):gmatch("(.-)\t") do
      at = at + 1
      item[FIELDS[at] or at] = decoded(part)
    end
    if at >= #FIELDS then items[#items + 1] = item elseif line ~= "" then wrong[#wrong + 1] = line end
  end
  pipe:close()
  return items, wrong
end

-- Resolve's objects ---------------------------------------------------------------------------------------------------

local function problem(text, ...) error({ why = text:format(...) }, 0) end

local function whole(number) return math.floor((tonumber(number) or 0) + 0.5) end

-- Resolve gives nil for an empty list.
local function each(list) return ipairs(list or {}) end

local function path_of(clip)
  local path = clip and clip:GetClipProperty("File Path") or ""
  return (path:gsub("\\", "/"))
end

local function rate_of(timeline, project)
  local said = timeline:GetSetting("timelineFrameRate") or project:GetSetting("timelineFrameRate")
  said = tostring(said):gsub("%s*DF$", ""):gsub("%.0+$", "")
  return EXACT[said] or said
end

local function same_rate(clip, rate)
  local own = tostring(clip:GetClipProperty("FPS")):gsub("%.0+$", "")
  return (EXACT[own] or own) == rate, own
end

-- What lies on the timeline, all of it: by its own number, where and of which frames.
local function lying(timeline)
  local found = {}
  for _, kind in ipairs({ "video", "audio", "subtitle" }) do
    for track = 1, timeline:GetTrackCount(kind) do
      for _, item in each(timeline:GetItemListInTrack(kind, track)) do
        local from = item:GetMediaPoolItem()
        found[item:GetUniqueId()] = {
          item = item, kind = kind, track = track, name = item:GetName(), media = from and path_of(from) or "",
          start = whole(item:GetStart()), stop = whole(item:GetEnd()),
          -- GetSourceStartFrame can be one frame off; what is hidden on the left is not
          first = whole(item:GetLeftOffset()),
        }
      end
    end
  end
  return found
end

-- What is selected ----------------------------------------------------------------------------------------------------

local function selected(timeline)
  -- since 21.0.4; before, and where nothing is selected, the clip under the playhead
  local items = timeline.GetSelectedClips and timeline:GetSelectedClips()
  if items and #items > 0 then return items end
  return { timeline:GetCurrentVideoItem() }
end

-- Whether every frame of the timeline is one of the media. No version tells an item's speed; ends are a frame off.
local function as_shot(item, clip, first, length)
  if item.GetSourceStartFrame then -- since 19.0.2
    local start, stop = whole(item:GetSourceStartFrame()), whole(item:GetSourceEndFrame())
    return math.abs(start - first) <= 1 and math.abs(stop - start - length) <= 2
  end
  local hidden = first + whole(item:GetRightOffset())
  return math.abs(hidden + length - whole(clip:GetClipProperty("Frames"))) <= 1
end

local function plate(item, lay, timeline, rate)
  local clip = item:GetMediaPoolItem()
  local media = path_of(clip)
  if media == "" then problem("It has no media of its own. Select a clip of footage.") end
  local same, own = same_rate(clip, rate)
  if not same then
    problem("It has %s frames a second, the timeline %s. Conform the clip to the timeline's rate first.", own, rate)
  end
  local length = lay.stop - lay.start
  if not as_shot(item, clip, lay.first, length) then
    problem("It is played at another speed or in reverse, or is a subclip. Render that first.")
  end
  local frame = lay.start - whole(timeline:GetStartFrame())
  if frame < 0 then problem("It begins before the timeline does. Move it first.") end
  return {
    media = media, name = lay.name, ["in"] = lay.first, out = lay.first + length, sequence = timeline:GetName(),
    track = lay.track, frame = frame,
  }
end

local function selection(project)
  local said = { project = { name = project:GetName(), id = project:GetUniqueId() }, clips = {}, refused = {} }
  local timeline = project:GetCurrentTimeline()
  if not timeline then return said end
  local rate = rate_of(timeline, project)
  said.sequence = {
    rate = rate, width = whole(timeline:GetSetting("timelineResolutionWidth")),
    height = whole(timeline:GetSetting("timelineResolutionHeight")),
  }
  local all = lying(timeline)
  for _, item in each(selected(timeline)) do
    local lay = all[item:GetUniqueId()]
    if lay and lay.kind == "video" then
      local fine, found = pcall(plate, item, lay, timeline, rate)
      if #said.clips >= MOST then fine, found = false, { why = ("Only %d clips are taken at once."):format(MOST) } end
      if fine then
        said.clips[#said.clips + 1] = found
      else
        said.refused[#said.refused + 1] = { name = lay.name, why = type(found) == "table" and found.why or tostring(found) }
      end
    end
  end
  return said
end

-- The bin -------------------------------------------------------------------------------------------------------------

local function find(folder, path)
  for _, clip in each(folder:GetClipList()) do
    if path_of(clip) == path then return clip, folder end
  end
  for _, inner in each(folder:GetSubFolderList()) do
    local clip, where = find(inner, path)
    if clip then return clip, where end
  end
end

local function bin(pool, path)
  local folder = pool:GetRootFolder()
  for name in path:gmatch("[^/]+") do
    local found
    for _, inner in each(folder:GetSubFolderList()) do
      if inner:GetName() == name then found = inner end
    end
    folder = found or pool:AddSubFolder(folder, name)
    if not folder then problem("Resolve did not make the bin %s. Make it by hand, then run Pickup again.", path) end
  end
  return folder
end

local function import(pool, item)
  local path = item.clip:gsub("\\", "/")
  local clip = find(pool:GetRootFolder(), path)
  if clip then return clip end -- never twice, wherever the editor has put it since
  local before = pool:GetCurrentFolder() -- to make a bin moves there already
  local folder = bin(pool, item.bin)
  pool:SetCurrentFolder(folder) -- an import goes into the current bin and no other
  pool:ImportMedia({ item.clip })
  pool:SetCurrentFolder(before)
  local where
  clip, where = find(pool:GetRootFolder(), path)
  if not clip then problem("Resolve did not import %s. Is the file there, and in a format that this Resolve reads?", item.clip) end
  if where:GetUniqueId() ~= folder:GetUniqueId() then
    problem("Resolve put the clip into the bin %s instead of %s. Move it, then run Pickup again.", where:GetName(), item.bin)
  end
  return clip
end

-- Describes the clip and gives what Resolve did not keep: its setters say true either way.
local function describe(clip, item)
  local dropped = {}
  local function keep(what, wanted, got)
    if got ~= wanted then dropped[#dropped + 1] = what end
  end
  clip:SetName(item.name)
  keep("name", item.name, clip:GetName())
  local file = item.sidecar:gsub("\\", "/"):match("[^/]*$")
  for key, value in pairs({
    Description = "Made by Pickup (" .. item.kind .. ")", Comments = "Pickup job " .. item.job .. ", " .. file,
    Keywords = "Pickup," .. item.kind,
  }) do
    clip:SetMetadata(key, value)
    keep(key, value, clip:GetMetadata(key))
  end
  for key, value in pairs({ pickup_job = item.job, pickup_take = item.take, pickup_sidecar = item.sidecar }) do
    clip:SetThirdPartyMetadata(key, value)
    keep(key, value, clip:GetThirdPartyMetadata(key))
  end
  clip:SetClipColor(CLIP_COLOUR)
  keep("clip colour", CLIP_COLOUR, clip:GetClipColor())
  local function marked() return next(clip:GetMarkerByCustomData(item.job) or {}) ~= nil end
  if not marked() then clip:AddMarker(whole(item.head), MARKER_COLOUR, "Pickup", item.name, 1, item.job) end
  keep("marker", true, marked())
  table.sort(dropped)
  return dropped
end

-- The timeline --------------------------------------------------------------------------------------------------------

local function timeline_of(project, name)
  local current = project:GetCurrentTimeline()
  if name == "" and current then return current end
  for at = 1, project:GetTimelineCount() do
    local timeline = project:GetTimelineByIndex(at)
    if timeline:GetName() == name then return timeline end
  end
  problem("There is no timeline %s any more. Give a timeline that name, then run Pickup again.", name)
end

local function free_track(timeline, kind, above, start, stop)
  local taken = {}
  for _, lay in pairs(lying(timeline)) do
    if lay.kind == kind and lay.start < stop and lay.stop > start then taken[lay.track] = true end
  end
  for track = above + 1, timeline:GetTrackCount(kind) do
    if not taken[track] and not timeline:GetIsTrackLocked(kind, track) and timeline:GetIsTrackEnabled(kind, track) then
      return track
    end
  end
  local before = timeline:GetTrackCount(kind)
  if kind == "audio" then timeline:AddTrack(kind, "stereo") else timeline:AddTrack(kind) end
  local track = timeline:GetTrackCount(kind)
  if track <= before then problem("No %s track is free, and Resolve adds none. Add one, then run Pickup again.", kind) end
  return track, true
end

-- The items of this clip that were not there before, off the timeline itself: what AppendToTimeline returns may be a ghost.
local function fresh(timeline, before, media)
  local found = {}
  for id, lay in pairs(lying(timeline)) do
    if not before[id] and lay.media == media then found[#found + 1] = lay end
  end
  return found
end

local function take_off(timeline, lays)
  local items = {}
  for at, lay in ipairs(lays) do items[at] = lay.item end
  if #items > 0 then timeline:DeleteClips(items, false) end
end

local function untouched(before, now)
  local other = {}
  for id, lay in pairs(before) do
    local is = now[id]
    if not is or is.track ~= lay.track or is.start ~= lay.start or is.stop ~= lay.stop or is.first ~= lay.first then
      other[#other + 1] = lay.name
    end
  end
  table.sort(other)
  return other
end

local function letter(kind) return kind == "audio" and "A" or "V" end

-- Lays picture or sound on a free track and gives it once it was read back, exactly as asked and alone; and what takes
-- it off again.
local function lay(pool, timeline, clip, asked)
  local before = lying(timeline)
  local track, added = free_track(timeline, asked.kind, asked.above, asked.start, asked.stop)
  local first, stop = asked.first, asked.first + asked.stop - asked.start
  local found, told
  local function undo()
    take_off(timeline, found)
    if added then timeline:DeleteTrack(asked.kind, track) end
  end
  local function give_up(...)
    undo()
    problem(...)
  end
  for _ = 1, 2 do
    pool:AppendToTimeline({ {
      mediaPoolItem = clip, startFrame = first, endFrame = stop, -- the frame after the last
      mediaType = asked.kind == "audio" and 2 or 1, trackIndex = track, recordFrame = asked.start,
    } })
    found = fresh(timeline, before, asked.media)
    local got = found[1]
    local moved = untouched(before, lying(timeline))
    if #moved > 0 then
      give_up("Placing the clip changed %s. The clip was taken off again; undo in Resolve puts back what was changed.",
        table.concat(moved, ", "))
    end
    if #found == 1 and got.kind == asked.kind and got.track == track and got.start == asked.start
      and got.stop == asked.stop and got.first == asked.first then
      return got, undo
    end
    if not got then give_up("Resolve placed nothing on %s%d. The clip is in the bin.", letter(asked.kind), track) end
    told = ("Resolve placed it on %s%d, frames %d–%d from the clip's frame %d on"):format(
      letter(got.kind), got.track, got.start, got.stop - 1, got.first)
    -- versions that count the end or the start otherwise are met once, by the frame they are off
    local head, length = asked.first - got.first, (asked.stop - asked.start) - (got.stop - got.start)
    if #found > 1 or math.abs(head) > 1 or math.abs(length) > 1 or head == 0 and length == 0 then break end
    take_off(timeline, found)
    first, stop = first + head, stop + head + length
  end
  give_up("%s instead of %s%d, frames %d–%d. It was taken off again; it is in the bin.", told, letter(asked.kind), track,
    asked.start, asked.stop - 1)
end

local function there(timeline, kind, media)
  for _, each in pairs(lying(timeline)) do
    if each.kind == kind and each.media == media then return each end
  end
end

local function words(laid)
  return ("on %s%d, frames %d–%d, from the clip's frame %d on"):format(
    letter(laid.kind), laid.track, laid.start, laid.stop - 1, laid.first)
end

-- The original's track, the frame of the timeline, and what the editor is to know of it.
local function spot(timeline, item, media)
  local base, track = whole(timeline:GetStartFrame()), whole(item.track)
  local start = base + whole(item.frame)
  if item.plate == "" then return track, start end
  local from, to, showing = whole(item.from), whole(item.to), {}
  for _, lay in pairs(lying(timeline)) do
    if lay.kind == "video" and lay.media ~= media and lay.media:match("[^/]*$") == item.plate and lay.first < to
      and lay.first + lay.stop - lay.start > from then
      if (track == 0 or track == lay.track) and lay.start - lay.first == start - from then return lay.track, start end
      showing[#showing + 1] = lay
    end
  end
  if #showing == 0 then
    problem("%s is not on the timeline any more. Put it back, then run Pickup again. The clip is in the bin.", item.plate)
  elseif #showing > 1 then
    problem("%s was moved and lies at %d places now. Remove all but one, then run Pickup again. The clip is in the bin.",
      item.plate, #showing)
  end
  start = showing[1].start - showing[1].first + from
  return showing[1].track, start, ("%s was moved; the clip lies above it from frame %d on"):format(item.plate, start - base)
end

-- Lays the clip above its original; gives what was read back, and what the editor is to know.
local function place(project, pool, clip, item)
  local timeline, current = timeline_of(project, item.sequence), project:GetCurrentTimeline()
  local rate = rate_of(timeline, project)
  local same, own = same_rate(clip, rate)
  if not same then
    problem("The clip has %s frames a second, the timeline %s: Resolve would lay it a frame short. It is in the bin.", own, rate)
  end
  local head, media = whole(item.head), path_of(clip)
  local moves = not current or current:GetUniqueId() ~= timeline:GetUniqueId()
  if moves then project:SetCurrentTimeline(timeline) end -- only the current timeline is appended to
  local fine, result, note = pcall(function()
    local picture, undo, moved = there(timeline, "video", media), nil, nil
    if not picture then
      local track, start
      track, start, moved = spot(timeline, item, media)
      local stop = start + whole(clip:GetClipProperty("Frames")) - head - whole(item.tail)
      local asked = { kind = "video", above = track, start = start, stop = stop, first = head, media = media }
      picture, undo = lay(pool, timeline, clip, asked)
    end
    if item.sound ~= "yes" then return words(picture), moved end
    -- a line put into footage is heard with its clip; a swapped background leaves the sound be
    local heard, sound = pcall(function()
      return there(timeline, "audio", media) or lay(pool, timeline, clip, {
        kind = "audio", above = 0, start = picture.start, stop = picture.stop, first = picture.first, media = media })
    end)
    if heard then return words(picture) .. "; sound " .. words(sound), moved end
    if undo then undo() end
    error(sound, 0)
  end)
  if moves and current then project:SetCurrentTimeline(current) end
  if not fine then error(result, 0) end
  return result, note
end

-- One run -------------------------------------------------------------------------------------------------------------

local function receive(project, item)
  local pool = project:GetMediaPool()
  local clip = import(pool, item)
  local dropped = describe(clip, item)
  local said = clip:GetName() .. " in " .. (item.bin == "" and "the root bin" or item.bin)
  local notes, laid = {}, nil
  if item.place == "above" then
    laid, notes[1] = place(project, pool, clip, item)
    said = said .. "; " .. laid
  end
  if #dropped > 0 then notes[#notes + 1] = "Resolve did not keep: " .. table.concat(dropped, ", ") end
  return said, table.concat(notes, "; ")
end

local function run()
  -- scripts of the menu are given it, in the console it is asked for
  local project = (resolve or Resolve()):GetProjectManager():GetCurrentProject()
  if not project then
    print("Pickup: open a project first.")
    return
  end
  send("outbox --selection resolve", json(selection(project)))
  local items, wrong = waiting()
  for _, line in ipairs(wrong) do print("Pickup: " .. line) end
  local receipts = {}
  for _, item in ipairs(items) do
    if item.project == project:GetUniqueId() then
      local fine, said, note = pcall(receive, project, item)
      if not fine then said = type(said) == "table" and said.why or "Resolve did not answer as expected: " .. tostring(said) end
      receipts[#receipts + 1] = table.concat({
        encoded(item.id), fine and "in-bin" or "failed", encoded(cut(said, fine and READ_BACK or WHY)),
        encoded(cut(fine and note or "", WHY)) }, "\t")
      print(("Pickup: %s %s: %s %s"):format(
        item.name, fine and "is in" or "was not taken in", said, fine and note or "Charged: no"))
    end
  end
  if #receipts > 0 then
    send("outbox --receipts", table.concat(receipts, "\n") .. "\n")
  elseif #wrong == 0 then
    print("Pickup: nothing waits for this project. What is selected was told to the bridge.")
  end
end

run()
