-- Searches for two of the words in WORDS, each time two others, so that nothing can answer from a cache.
dofile("report.lua")

local words = {}
for word in os.getenv("WORDS"):gmatch("%S+") do words[#words + 1] = word end

-- Each thread draws from another place.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(seed)
end

function request()
  local first, second = words[math.random(#words)], words[math.random(#words)]
  return wrk.format("GET", "/search?q=" .. first .. "+" .. second)
end
