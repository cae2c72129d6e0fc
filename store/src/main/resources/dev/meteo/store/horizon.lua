#!lua flags=allow-oom
-- Raises the horizon; nothing is added below it from then on. It never sinks.
-- KEYS: lease, horizon   ARGV: token, second
-- Returns 1, or 0 when the lease is not ours
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local horizon = redis.call('GET', KEYS[2])
if not horizon or tonumber(horizon) < tonumber(ARGV[2]) then
  redis.call('SET', KEYS[2], ARGV[2])
end
return 1
