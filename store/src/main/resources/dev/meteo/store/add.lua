#!lua
-- Adds results to their panes; each counts once however often it is added.
--
-- KEYS: horizon, dirty, panes, settings, then for each pane its hash and the hash of its results
-- ARGV: how many shared settings the worker goes by, for each its field and value; then for each
--       pane its second, the number of its results, the newest microsecond of its air and of its
--       pollution results (-1 without any), then for each result its id (kind letter:sensor:
--       microsecond in the pane) and its value (content hash:hundredths)
-- Returns one character a result: 0 stored, 1 duplicate, 2 conflict, 3 too late; or an exclamation
-- mark, field, blank and value of a setting that the system uses and the worker does not: then
-- nothing is added. A setting without a value, such as in a Redis that lost it, stops nobody
--
-- All reading comes before the first write, so that whatever can fail has not written anything.
-- A full Redis refuses the script as a whole: it does not declare allow-oom.
local agreed = tonumber(ARGV[1])
if agreed > 0 then
  local fields = {}
  for i = 1, agreed do fields[i] = ARGV[2 * i] end
  local shared = redis.call('HMGET', KEYS[4], unpack(fields))
  for i = 1, agreed do
    if shared[i] and shared[i] ~= ARGV[2 * i + 1] then return '!' .. fields[i] .. ' ' .. shared[i] end
  end
end
local horizon = redis.call('GET', KEYS[1])
local clock = redis.call('TIME')
local now = string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))
local sub, tonumber, fingerprints = string.sub, tonumber, 2 ^ 48
local prefixes = { a = 'wellness:', p = 'pollution:' }
local outcomes, marks, writes = {}, {}, {}

local function aggregate_fields(prefix)
  return prefix .. 'count', prefix .. 'sum', prefix .. 'squares',
    prefix .. 'min', prefix .. 'max', prefix .. 'newest', prefix .. 'fingerprint'
end

-- What is given has the newest of all results: one that is not new was counted with its microsecond.
local function empty(prefix, newest)
  return { prefix = prefix, count = 0, sum = 0, squares = 0, min = 101, max = -1, newest = newest,
    fingerprint = 0 }
end

-- The content hash has thirteen digits. Of them the last nine are enough for the fingerprint, and a
-- whole number in Lua, as the sum of two fingerprints is.
local function count(total, value)
  local hundredths = tonumber(sub(value, 15))
  local print = tonumber(sub(value, 5, 13), 36) + hundredths * 2654435761
  total.count = total.count + 1
  total.sum = total.sum + hundredths
  total.squares = total.squares + hundredths * hundredths
  if hundredths < total.min then total.min = hundredths end
  if hundredths > total.max then total.max = hundredths end
  total.fingerprint = (total.fingerprint + print) % fingerprints
end

local function append_merged(fields, pane, total)
  local f = { aggregate_fields(total.prefix) }
  local old = redis.call('HMGET', pane, unpack(f))
  local merged = { total.count, total.sum, total.squares, total.min, total.max, total.newest,
    total.fingerprint }
  if old[1] then
    for i = 1, 3 do merged[i] = merged[i] + old[i] end
    merged[4] = math.min(merged[4], tonumber(old[4]))
    merged[5] = math.max(merged[5], tonumber(old[5]))
    merged[6] = math.max(merged[6], tonumber(old[6]))
    merged[7] = (merged[7] + (old[7] or 0)) % fingerprints
  end
  for i = 1, 7 do
    fields[#fields + 1] = f[i]
    fields[#fields + 1] = string.format('%.0f', merged[i])
  end
end

local key, arg = 5, 2 * agreed + 2
while key <= #KEYS do
  local pane, results = KEYS[key], KEYS[key + 1]
  local second, n = ARGV[arg], tonumber(ARGV[arg + 1])
  local newest = { a = tonumber(ARGV[arg + 2]), p = tonumber(ARGV[arg + 3]) }
  local first = arg + 4
  key = key + 2
  arg = first + 2 * n
  if horizon and tonumber(second) < tonumber(horizon) then
    for _ = 1, n do outcomes[#outcomes + 1] = '3' end
  else
    local ids = {}
    for i = 0, n - 1 do ids[i + 1] = ARGV[first + 2 * i] end
    local kept = redis.call('HMGET', results, unpack(ids))
    local added, fresh, totals = {}, {}, {}
    for i = 1, n do
      local id, value = ids[i], ARGV[first + 2 * i - 1]
      local known = kept[i] or added[id]
      if not known then
        added[id] = value
        fresh[#fresh + 1] = id
        fresh[#fresh + 1] = value
        local kind = sub(id, 1, 1)
        totals[kind] = totals[kind] or empty(prefixes[kind], newest[kind])
        count(totals[kind], value)
        outcomes[#outcomes + 1] = '0'
      elseif sub(known, 1, 13) == sub(value, 1, 13) then
        outcomes[#outcomes + 1] = '1'
      else
        outcomes[#outcomes + 1] = '2'
      end
    end
    if #fresh > 0 then
      local version = tonumber(redis.call('HGET', pane, 'version') or '0') + 1
      local fields = { 'version', string.format('%.0f', version), 'changed', now }
      for _, total in pairs(totals) do append_merged(fields, pane, total) end
      marks[#marks + 1] = second
      marks[#marks + 1] = second
      writes[#writes + 1] = { pane, fields, results, fresh }
    end
  end
end
if #writes > 0 then
  -- A pane too many in these two is harmless; a change that they do not have would be lost.
  redis.call('ZADD', KEYS[2], unpack(marks))
  redis.call('ZADD', KEYS[3], unpack(marks))
  for _, write in ipairs(writes) do
    redis.call('HSET', write[1], unpack(write[2]))
    redis.call('HSET', write[3], unpack(write[4]))
  end
end
return table.concat(outcomes)
