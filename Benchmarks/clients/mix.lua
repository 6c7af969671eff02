-- All kinds of requests in turn, so that every path through the server is walked: pages, 304s, the compressed feed,
-- ranges, uncached searches, addresses that lead nowhere, and connections that are given up after one answer. (No HEAD:
-- wrk would wait for its body.)
dofile("report.lua")

local page, feed, large = os.getenv("PAGE"), os.getenv("FEED"), os.getenv("LARGE")
local etag = os.getenv("ETAG")
local words = {}
for word in os.getenv("WORDS"):gmatch("%S+") do words[#words + 1] = word end
local turn = 0

function request()
  turn = turn + 1
  if turn % 199 == 0 then return wrk.format("GET", "/search?q=" .. words[turn % #words + 1] .. "+" .. turn) end
  if turn % 97 == 0 then return wrk.format("GET", feed, { ["Accept-Encoding"] = "gzip" }) end
  if turn % 41 == 0 then return wrk.format("GET", page, { ["Connection"] = "close" }) end
  if turn % 31 == 0 then
    return wrk.format("GET", large, { ["Range"] = "bytes=" .. turn * 7 .. "-" .. turn * 7 + 4095 })
  end
  if turn % 7 == 0 then return wrk.format("GET", "/no/such/page") end
  if turn % 3 == 0 then return wrk.format("GET", page, { ["If-None-Match"] = etag }) end
  return wrk.format("GET", page)
end
