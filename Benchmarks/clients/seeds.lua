-- Has each thread of wrk draw from another place, and reports as all scripts do.
dofile("report.lua")

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(seed)
end
