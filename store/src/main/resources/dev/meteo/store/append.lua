#!lua flags=allow-oom
-- Appends published summaries to the history and trims what the retention is over for. A full Redis
-- takes it, as it does all that the leader writes: what is not published cannot be pruned.
--
-- KEYS: history   ARGV: retention in milliseconds or an empty string for ever, body...
-- Returns the positions, separated by blanks
local positions = {}
for i = 2, #ARGV do
  positions[#positions + 1] = redis.call('XADD', KEYS[1], '*', 'summary', ARGV[i])
end
if ARGV[1] ~= '' then
  local oldest = redis.call('TIME')[1] * 1000 - ARGV[1]
  if oldest > 0 then
    redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%.0f', oldest))
  end
end
return table.concat(positions, ' ')
