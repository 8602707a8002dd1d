-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pickup.lua with the real program in a Resolve that is not: lua5.1 drive.lua PROGRAM PLATE CLIP FRAMES. The plate lies
-- on V1 from frame 100 on, its frames 10 to 33, and is selected.
local here = arg[0]:match("^(.*)/") or "."
local program, plate, clip, frames = arg[1], arg[2], arg[3], tonumber(arg[4])
local world = dofile(here .. "/fake_resolve.lua").new()
world.files[clip] = { frames = frames }
local line = world:timeline("Cut 1")
local original = world:put(line, "video", 1, world:clip(plate, { frames = 75 }), 90100, 10, 24)
line.selected = { original }

local file = assert(io.open(here .. "/../Pickup.lua", "rb"))
local script = file:read("*a"):gsub("@program@", function() return program end)
file:close()
setfenv(assert(loadstring(script, "@Pickup.lua")), setmetatable({ resolve = world.resolve }, { __index = _G }))()
for _, item in ipairs((line.tracks.video[2] or { items = {} }).items) do
  print(("LAID %d %d %d %s"):format(item.start, item.length, item.first, item.clip.name))
end
