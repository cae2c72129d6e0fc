#!lua flags=allow-oom
-- Takes a revision that cannot be published out of the outbox. Its window is not clean: it is sealed
-- again, with the next number.
-- KEYS: lease, outbox, window   ARGV: token, member
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
redis.call('HDEL', KEYS[3], 'body', 'digest')
redis.call('ZREM', KEYS[2], ARGV[2])
return 1
