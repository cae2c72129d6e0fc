-- Notes that a worker lives, what it has done, and which sensors it has heard of.
--
-- KEYS: workers, sensors, places
-- ARGV: worker, figures, then for each sensor: name, how many milliseconds ago, place or empty
-- Returns how many sensors
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now) .. ' ' .. ARGV[2])
for i = 3, #ARGV, 3 do
  redis.call('ZADD', KEYS[2], 'GT', string.format('%.0f', now - ARGV[i + 1]), ARGV[i])
  if ARGV[i + 2] ~= '' then redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 2]) end
end
return (#ARGV - 2) / 3
