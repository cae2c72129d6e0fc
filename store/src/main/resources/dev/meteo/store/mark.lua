#!lua flags=allow-oom
-- Takes a published revision out of the outbox; its body is in the history from then on.
-- KEYS: lease, outbox, window   ARGV: token, member, revision
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
if redis.call('HGET', KEYS[3], 'revision') == ARGV[3] then
  redis.call('HDEL', KEYS[3], 'body')
  redis.call('ZREM', KEYS[2], ARGV[2])
end
return 1
