#!lua flags=allow-oom
-- Takes the lease if it is free, or prolongs it if it is ours.
-- KEYS: lease, lineage   ARGV: name and random part of the token, milliseconds
-- Returns the token, or an empty string when the lease is not ours. The token goes on with Redis'
-- replication history, and with a question mark where that is not the one that was vouched for
local replication = redis.call('INFO', 'replication')
local lineage = string.match(replication, 'master_replid:(%x+)') or 'unknown'
local doubt = redis.call('GET', KEYS[2]) == lineage and '' or '?'
local own = ARGV[1] .. '@'
local holder = redis.call('GET', KEYS[1])
-- Redis' clock was set back: what was given for seconds would last until it is there again.
if holder and redis.call('PTTL', KEYS[1]) > tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
if holder and string.sub(holder, 1, #own) ~= own then return '' end
redis.call('SET', KEYS[1], own .. lineage .. doubt, 'PX', ARGV[2])
return own .. lineage .. doubt
