#!lua flags=allow-oom
-- Calls the roll of workers and sensors, and forgets those that were not heard of for long.
--
-- KEYS: workers, sensors, places
-- ARGV: milliseconds after which a worker is forgotten, a sensor is forgotten, a sensor is silent;
--       how many sensors are kept, how many are listed
-- Returns lines of fields separated by blanks: milliseconds now, sensors, silent; then
-- 'w' name milliseconds figures; then 's' name milliseconds place
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function before(ms) return '(' .. string.format('%.0f', now - ms) end
local function forget(sensors)
  for _, sensor in ipairs(sensors) do
    redis.call('ZREM', KEYS[2], sensor)
    redis.call('HDEL', KEYS[3], sensor)
  end
end
-- Of a time when Redis' clock was ahead: they would not be silent until it is there again.
local ahead = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. string.format('%.0f', now), '+inf', 'LIMIT', 0, 1000)
for _, sensor in ipairs(ahead) do
  redis.call('ZADD', KEYS[2], string.format('%.0f', now), sensor)
end
forget(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', before(ARGV[2]), 'LIMIT', 0, 1000))
local excess = redis.call('ZCARD', KEYS[2]) - ARGV[4]
if excess > 0 then forget(redis.call('ZRANGE', KEYS[2], 0, math.min(excess, 1000) - 1)) end

local lines = {}
local workers = redis.call('HGETALL', KEYS[1])
for i = 1, #workers, 2 do
  local seen = tonumber(string.match(workers[i + 1], '^%d+')) or 0
  if now - seen > tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[1], workers[i])
  else
    lines[#lines + 1] = 'w ' .. workers[i] .. ' ' .. workers[i + 1]
  end
end
local sensors = redis.call('ZRANGE', KEYS[2], 0, ARGV[5] - 1, 'WITHSCORES')
for i = 1, #sensors, 2 do
  lines[#lines + 1] = 's ' .. sensors[i] .. ' ' .. string.format('%.0f', sensors[i + 1]) .. ' '
      .. (redis.call('HGET', KEYS[3], sensors[i]) or '')
end
local silent = redis.call('ZCOUNT', KEYS[2], '-inf', before(ARGV[3]))
return string.format('%.0f', now) .. ' ' .. redis.call('ZCARD', KEYS[2]) .. ' ' .. silent
    .. '\n' .. table.concat(lines, '\n')
