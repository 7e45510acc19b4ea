-- The mixture of addresses of site_load.sh: pages, JSON, files, feeds, completions, refusals.
local words = { "alliance", "therapy", "depression", "dropout", "client", "outcome", "training", "empathy", "trauma", "group",
  "cognitive", "rupture", "feedback", "attachment", "anxiety", "allience", "meta-analysis", "therapist", "telepsychology", "personality" }
local forms = { "/search?q=%s", "/search?q=%s&topic=alliance", "/search?q=%s&page=2", "/search?q=%s&sort=newest&n=50", "/search.json?q=%s",
  "/search?q=author:smith+OR+%s", "/suggest?q=%s", "/search.ris?q=%s", "/search.csv?q=%s", "/search.atom?q=%s",
  "/topic/alliance?%s", "/", "/archive/2020", "/feed.atom", "/sitemap.xml", "/health", "/search.json?n=x&q=%s", "/nothing/%s" }
local number = 0
statuses = {}  -- global, so that done() can ask each thread

request = function()
  number = number + 1
  local text = words[math.random(#words)]
  if number % 3 == 0 then text = text .. "+" .. words[math.random(#words)] .. "+" .. words[math.random(#words)] end
  return wrk.format("GET", forms[math.random(#forms)]:format(text), { Host = "a", ["Accept-Encoding"] = "gzip" })
end

-- How long a client waits before it asks again, in milliseconds.
local pause = tonumber(os.getenv("PAUSE")) or 0
if pause > 0 then
  function delay() return pause end
end

-- Which answer belongs to which request is not known here; so the statuses that some have are allowed.
response = function(status)
  local name = tostring(status)
  statuses[name] = (statuses[name] or 0) + 1
end

local threads = {}
setup = function(thread) table.insert(threads, thread) end

done = function(summary, latency)
  local found = summary.errors
  local errors = found.connect + found.read + found.write + found.timeout
  print(("errors: %d to connect, %d to read, %d to write, %d too late"):format(found.connect, found.read, found.write, found.timeout))
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("statuses")) do
      print(("status %s: %d"):format(status, count))
      if status ~= "200" and status ~= "400" and status ~= "404" then errors = errors + count end
    end
  end
  print(("requests: %d, p50 %.1f ms, p95 %.1f ms"):format(summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000))
  print("as expected: " .. (errors == 0 and summary.requests > 0 and "all" or "all but " .. errors))
end
