-- Asks the API for one line of the file QUERIES after the other, each connection from another place on.
dofile("seeds.lua")

local queries = {}
for line in io.lines(os.getenv("QUERIES")) do
  queries[#queries + 1] = line:gsub("[^%w]", function(char) return string.format("%%%02X", char:byte()) end)
end

function request()
  return wrk.format("GET", "/api/v1/search?q=" .. queries[math.random(#queries)])
end
