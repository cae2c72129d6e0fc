#!lua flags=allow-oom
-- Takes the mark off windows that hold all readings that were published of them.
-- KEYS: lease, incomplete, then the windows
-- ARGV: token, then for each window its member and what it was marked with
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
for i = 3, #KEYS do
  local member, lost = ARGV[2 * i - 4], ARGV[2 * i - 3]
  if redis.call('HGET', KEYS[i], 'lost') == lost then
    redis.call('HDEL', KEYS[i], 'lost')
    redis.call('ZREM', KEYS[2], member)
  end
end
return 1
