#!lua flags=allow-oom
-- Forgets the revisions of windows that start below the horizon and are published.
-- KEYS: lease, horizon, windows, outbox, incomplete, then the windows   ARGV: token, then members and starts
-- Returns how many, or -1 when the lease is not ours
if not leads() then return -1 end
local horizon = redis.call('GET', KEYS[2])
local removed = 0
for i = 6, #KEYS do
  local member, start = ARGV[2 * i - 10], ARGV[2 * i - 9]
  if horizon and tonumber(start) < tonumber(horizon)
    and not redis.call('ZSCORE', KEYS[4], member) then
    redis.call('UNLINK', KEYS[i])
    redis.call('ZREM', KEYS[3], member)
    redis.call('ZREM', KEYS[5], member)
    removed = removed + 1
  end
end
return removed
