-- Searches for two of the words in WORDS, each time two others, so that nothing can answer from a cache.
dofile("seeds.lua")

local words = {}
for word in os.getenv("WORDS"):gmatch("%S+") do words[#words + 1] = word end

function request()
  local first, second = words[math.random(#words)], words[math.random(#words)]
  return wrk.format("GET", "/search?q=" .. first .. "+" .. second)
end
