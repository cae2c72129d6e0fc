#!lua flags=allow-oom
-- Raises the horizon; nothing is added below it from then on. It never sinks, and stays where it is
-- as long as a pane below the new one waits to be published: one may have come a moment ago.
-- KEYS: lease, horizon, dirty   ARGV: token, second
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
local horizon = redis.call('GET', KEYS[2])
if horizon and tonumber(horizon) >= tonumber(ARGV[2]) then return 1 end
if redis.call('ZCOUNT', KEYS[3], '-inf', '(' .. ARGV[2]) == 0 then
  redis.call('SET', KEYS[2], ARGV[2])
end
return 1
