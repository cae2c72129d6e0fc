#!lua flags=allow-oom
-- Notes that a worker may not have told what it stored in a span of time. A span that touches the
-- worker's last one is added to it; when there are too many, the two oldest become one.
--
-- KEYS: untold
-- ARGV: worker, from and to in milliseconds, readings, how many milliseconds apart two spans touch,
--       how many spans are kept
-- Returns how many spans there are
local from, to, readings = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local function parsed(span)
  local first, last, count, worker = string.match(span, '^(%-?%d+) (%-?%d+) (%d+) (.*)$')
  return tonumber(first), tonumber(last), tonumber(count), worker
end

local function text(first, last, count, worker)
  return string.format('%.0f %.0f %.0f %s', first, last, count, worker)
end

local spans = redis.call('LRANGE', KEYS[1], 0, -1)
for i = #spans, 1, -1 do
  local first, last, count, worker = parsed(spans[i])
  if worker == ARGV[1] then
    if from <= last + ARGV[5] and to >= first - ARGV[5] then
      local merged = text(math.min(first, from), math.max(last, to), count + readings, worker)
      redis.call('LSET', KEYS[1], i - 1, merged)
      return #spans
    end
    break
  end
end
local added = text(from, to, readings, ARGV[1])
if #spans < tonumber(ARGV[6]) then return redis.call('RPUSH', KEYS[1], added) end
local first, last, count = parsed(spans[1])
local first2, last2, count2 = parsed(spans[2])
local together = text(math.min(first or from, first2 or from), math.max(last or to, last2 or to),
  (count or 0) + (count2 or 0), 'several workers')
redis.call('RPUSH', KEYS[1], added)
redis.call('LPOP', KEYS[1])
redis.call('LSET', KEYS[1], 0, together)
return #spans
