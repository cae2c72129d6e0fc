#!lua flags=no-writes
-- KEYS: history
-- Returns the last position that was given and the last one that was trimmed, separated by a blank
if redis.call('EXISTS', KEYS[1]) == 0 then return '0-0 0-0' end
local info = redis.call('XINFO', 'STREAM', KEYS[1])
local last, trimmed = '0-0', '0-0'
for i = 1, #info, 2 do
  if info[i] == 'last-generated-id' then last = info[i + 1] end
  if info[i] == 'max-deleted-entry-id' then trimmed = info[i + 1] end
end
return last .. ' ' .. trimmed
