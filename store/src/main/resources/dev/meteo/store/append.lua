#!lua flags=allow-oom
-- Appends published summaries to the history and trims what the retention is over for. A full Redis
-- takes it, as it does all that the leader writes: what is not published cannot be pruned. A former
-- leader's must not come in between: a terminal would go on behind what its successor published.
--
-- A step of Redis' clock must not trim everything: the time that the horizon goes by, where it is
-- earlier, counts.
--
-- KEYS: lease, history, clock
-- ARGV: token, retention in milliseconds or an empty string for ever, body...
-- Returns the positions, separated by blanks; nothing when the lease is not ours
if not leads() then return '' end
local positions = {}
for i = 3, #ARGV do
  positions[#positions + 1] = redis.call('XADD', KEYS[2], '*', 'summary', ARGV[i])
end
if ARGV[2] ~= '' then
  local now = redis.call('TIME')[1] * 1000
  local agreed = tonumber(redis.call('HGET', KEYS[3], 'agreed') or nil)
  local oldest = math.min(now, agreed or now) - ARGV[2]
  if oldest > 0 then
    redis.call('XTRIM', KEYS[2], 'MINID', '~', string.format('%.0f', oldest))
  end
end
return table.concat(positions, ' ')
