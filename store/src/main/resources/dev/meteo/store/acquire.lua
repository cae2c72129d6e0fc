#!lua flags=allow-oom
-- Takes the lease if it is free, or prolongs it if it is ours.
-- KEYS: lease   ARGV: token, milliseconds
-- Returns 1 when the lease is ours, else 0
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
