-- Has wrk write what it counted as one line of JSON: its own text rounds to three digits.
function done(summary, latency, requests)
  local errors = summary.errors
  local fields = {
    requests = summary.requests, bytes = summary.bytes, duration = summary.duration,
    p50 = latency:percentile(50), p99 = latency:percentile(99),
    connect_errors = errors.connect, read_errors = errors.read, write_errors = errors.write,
    timeouts = errors.timeout, bad_statuses = errors.status,
  }
  local parts = {}
  for name, value in pairs(fields) do
    parts[#parts + 1] = string.format('"%s": %.0f', name, value)
  end
  io.write("report {" .. table.concat(parts, ", ") .. "}\n")
end
