#!lua flags=allow-oom
-- Removes panes below the horizon; one that waits to be published stays in any case.
-- KEYS: lease, horizon, panes, dirty, then for each pane its hash and its results
-- ARGV: token, then the panes' seconds
-- Returns how many, or -1 when the lease is not ours
if not leads() then return -1 end
local horizon = tonumber(redis.call('GET', KEYS[2]) or nil) or -math.huge
local removed = 0
for i = 2, #ARGV do
  if tonumber(ARGV[i]) < horizon and not redis.call('ZSCORE', KEYS[4], ARGV[i]) then
    redis.call('UNLINK', KEYS[2 * i + 1], KEYS[2 * i + 2])
    redis.call('ZREM', KEYS[3], ARGV[i])
    removed = removed + 1
  end
end
return removed
