#!lua flags=allow-oom
-- Takes panes out of the dirty set, but for those that changed since they were read.
-- KEYS: lease, dirty, then the panes
-- ARGV: token, then for each pane its second and version read, -1 where that is no number
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
for i = 3, #KEYS do
  local second, read = ARGV[2 * i - 4], ARGV[2 * i - 3]
  local now = redis.call('HGET', KEYS[i], 'version') or '0'
  if now == read or (read == '-1' and not string.match(now, '^%d+$')) then
    redis.call('ZREM', KEYS[2], second)
  end
end
return 1
