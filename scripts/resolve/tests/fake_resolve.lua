-- SPDX-License-Identifier: GPL-3.0-or-later
-- A Resolve that is as strict as the measured one and keeps its traps; each stands where it is sprung. What it has no
-- method for is nil, and to call that is an error.
local fake = {}

local COLOURS = {}
for name in ("Orange Apricot Yellow Lime Olive Green Teal Navy Blue Purple Violet Pink Tan Beige Brown Chocolate"):gmatch("%a+") do
  COLOURS[name] = true
end
local KEYS = { mediaPoolItem = 1, startFrame = 1, endFrame = 1, mediaType = 1, trackIndex = 1, recordFrame = 1 }

local count = 0
local function object(class, fields)
  count = count + 1
  fields.uid = class.kind .. "-" .. count
  return setmetatable(fields, { __index = class })
end

local function class(kind)
  return { kind = kind, GetUniqueId = function(self) return self.uid end }
end

local Clip, Folder, Pool, OldItem, Timeline, Project =
  class("clip"), class("folder"), class("pool"), class("item"), class("timeline"), class("project")
local Item = setmetatable(class("item"), { __index = OldItem }) -- since 19.0.2

-- MediaPoolItem: a setter that is on the list of liars says true and does nothing
function Clip:GetName() return self.name end
function Clip:SetName(name)
  if not self.world.lies.SetName then self.name = name end
  return true
end
function Clip:GetClipProperty(key)
  return ({ ["File Path"] = self.path, FPS = self.fps, Frames = tostring(self.frames) })[key] or ""
end
function Clip:SetMetadata(key, value)
  assert(type(value) == "string", "metadata is text")
  self.world.asked[key] = value
  -- a project that derives reel names drops them
  if not self.world.lies[key] and key ~= "Reel Name" then self.metadata[key] = value end
  return true
end
function Clip:GetMetadata(key) return self.metadata[key] or "" end
function Clip:SetThirdPartyMetadata(key, value)
  if not self.world.lies[key] then self.third[key] = value end
  return true
end
function Clip:GetThirdPartyMetadata(key) return self.third[key] or "" end
function Clip:SetClipColor(colour)
  if not COLOURS[colour] then return false end
  if not self.world.lies.SetClipColor then self.colour = colour end
  return true
end
function Clip:GetClipColor() return self.colour end
function Clip:AddMarker(frame, colour, name, note, duration, custom)
  if self.markers[frame] then return false end
  if not self.world.lies.AddMarker then
    self.markers[frame] = { color = colour, name = name, note = note, duration = duration, customData = custom }
  end
  return true
end
function Clip:GetMarkerByCustomData(custom)
  for _, marker in pairs(self.markers) do
    if marker.customData == custom then return marker end
  end
  return {}
end

function Folder:GetName() return self.name end
function Folder:GetClipList() return #self.clips > 0 and self.clips or nil end
function Folder:GetSubFolderList() return #self.folders > 0 and self.folders or nil end

function Pool:GetRootFolder() return self.root end
function Pool:GetCurrentFolder() return self.current end
function Pool:SetCurrentFolder(folder)
  if not self.world.lies.SetCurrentFolder then self.current = folder end
  return true
end
function Pool:AddSubFolder(folder, name)
  local made = object(Folder, { name = name, clips = {}, folders = {} })
  table.insert(folder.folders, made)
  self.current = made -- a new bin is the current one
  return made
end
function Pool:ImportMedia(paths)
  local made = {}
  for _, path in ipairs(paths) do
    local footage = self.world.files[path]
    if footage then
      local clip = self.world:clip(path, footage)
      table.insert(self.current.clips, clip) -- into the current bin and no other; a second time is a second clip
      made[#made + 1] = clip
    end
  end
  return #made > 0 and made or nil
end
function Pool:AppendToTimeline(infos)
  local returned = {}
  for _, info in ipairs(infos) do
    for key in pairs(info) do assert(KEYS[key], "clipInfo knows no " .. key) end
    assert(info.recordFrame and info.trackIndex and info.mediaType, "what is left out lands anywhere")
    returned[#returned + 1] = self.world:append(info)
  end
  return returned
end

-- TimelineItem
function OldItem:GetName() return self.clip and self.clip.name or self.name end
function OldItem:GetMediaPoolItem() return self.clip end
function OldItem:GetStart() return self.start end
function OldItem:GetEnd() return self.start + self.length end
function OldItem:GetDuration() return self.length end
function OldItem:GetLeftOffset() return self.first end
function OldItem:GetRightOffset()
  return self.clip and math.floor(self.clip.frames / self.speed) - self.first - self.length or 0
end
function Item:GetSourceStartFrame() return math.max(0, self.first - 1) end -- one frame off
function Item:GetSourceEndFrame() return self.first + math.floor(self.length * self.speed) - 1 end

function Timeline:GetName() return self.name end
function Timeline:GetStartFrame() return self.first end
function Timeline:GetSetting(key) return self.settings[key] end
function Timeline:GetTrackCount(kind) return #self.tracks[kind] end
function Timeline:GetItemListInTrack(kind, track)
  local items = assert(self.tracks[kind][track], "there is no such track").items
  return #items > 0 and { unpack(items) } or nil
end
function Timeline:GetIsTrackLocked(kind, track) return self.tracks[kind][track].locked or false end
function Timeline:GetIsTrackEnabled(kind, track) return not self.tracks[kind][track].off end
function Timeline:AddTrack(kind)
  if not self.world.lies.AddTrack and not self.world.lies["AddTrack " .. kind] then table.insert(self.tracks[kind], { items = {} }) end
  return true
end
function Timeline:DeleteTrack(kind, track)
  table.remove(self.tracks[kind], track)
  return true
end
function Timeline:DeleteClips(items, ripple)
  assert(ripple == false, "a ripple moves what lies behind")
  for _, gone in ipairs(items) do
    for _, tracks in pairs(self.tracks) do
      for _, track in ipairs(tracks) do
        for at = #track.items, 1, -1 do
          if track.items[at] == gone then table.remove(track.items, at) end
        end
      end
    end
  end
  return true
end
function Timeline:GetCurrentVideoItem() return self.under end

function Project:GetName() return "剪辑 🎬" end
function Project:GetUniqueId() return "project-1" end
function Project:GetMediaPool() return self.pool end
function Project:GetCurrentTimeline() return self.current end
function Project:SetCurrentTimeline(timeline)
  self.current = timeline
  return true
end
function Project:GetTimelineCount() return #self.timelines end
function Project:GetTimelineByIndex(at) return self.timelines[at] end
function Project:GetSetting() return nil end

local World = {}

function World:clip(path, footage)
  return object(Clip, {
    world = self, path = path, name = path:match("[^/]*$"), fps = footage.fps or "25", frames = footage.frames, metadata = {},
    third = {}, colour = "", markers = {},
  })
end

function World:timeline(name, rate)
  local timeline = object(Timeline, {
    world = self, name = name, first = 90000,
    settings = { timelineFrameRate = rate or "25", timelineResolutionWidth = "1920", timelineResolutionHeight = "1080" },
    tracks = { video = { { items = {} } }, audio = { { items = {} } }, subtitle = {} },
  })
  if not self.old then -- came with 21.0.4
    rawset(timeline, "GetSelectedClips", function(it) return it.selected end)
  end
  table.insert(self.project.timelines, timeline)
  self.project.current = self.project.current or timeline
  return timeline
end

-- Footage on a track, as the editor has put it there.
function World:put(timeline, kind, track, clip, start, first, length, speed)
  local item = object(self.old and OldItem or Item, { clip = clip, start = start, first = first, length = length, speed = speed or 1, name = "Title" })
  while not timeline.tracks[kind][track] do table.insert(timeline.tracks[kind], { items = {} }) end
  table.insert(timeline.tracks[kind][track].items, item)
  return item
end

function World:append(info)
  self.appends = (self.appends or 0) + 1
  local timeline = self.project.current -- the current one and no other
  local kind = info.mediaType == 2 and "audio" or "video"
  local track = assert(timeline.tracks[kind][info.trackIndex], "there is no such track")
  local length = info.endFrame - info.startFrame -- the end is exclusive
  if self.inclusive then length = length + 1 end -- as one version has it
  local own, rate = tonumber(info.mediaPoolItem.fps), tonumber(timeline.settings.timelineFrameRate)
  if own ~= rate then length = math.floor(length * rate / own) - 1 end -- one frame short
  local item = object(Item, {
    clip = info.mediaPoolItem, start = info.recordFrame, first = info.startFrame + (self.shift or 0), length = length, speed = 1 })
  for _, other in ipairs(track.items) do -- what overlaps is dropped without a word, and a ghost returned
    if other.start < item.start + length and other.start + other.length > item.start then return item end
  end
  if track.locked or self.ghosts then return item end
  table.insert(track.items, item)
  if self.nudges then self.nudges.start = self.nudges.start + 5 end
  return item
end

-- options: old (before 21.0.4), lies (setters that do nothing), inclusive, shift, ghosts, nudges
function fake.new(options)
  local world = setmetatable(options or {}, { __index = World })
  world.lies = world.lies or {}
  world.asked, world.files = {}, {}
  local root = object(Folder, { name = "Master", clips = {}, folders = {} })
  world.pool = object(Pool, { world = world, root = root, current = root })
  world.project = setmetatable({ pool = world.pool, timelines = {} }, { __index = Project })
  world.resolve = { GetProjectManager = function() return { GetCurrentProject = function() return world.project end } end }
  return world
end

return fake
