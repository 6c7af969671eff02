-- Asks for ranges of RANGE_BYTES of a file of FILE_BYTES, each at another place, as players do that seek.
dofile("report.lua")

local size = tonumber(os.getenv("FILE_BYTES"))
local length = tonumber(os.getenv("RANGE_BYTES"))

function request()
  local first = math.random(0, size - length)
  wrk.headers["Range"] = string.format("bytes=%d-%d", first, first + length - 1)
  return wrk.format()
end
