#!lua flags=allow-oom
-- Gives a window a revision above all that may have been published of it, by whichever Redis.
-- At the most one revision of a window was sealed and not published yet, so the next number is left
-- out. One that waits in the outbox of this Redis is that one.
--
-- KEYS: lease, window, outbox, windows
-- ARGV: token, member, start, then of the last revision published: its number or 0, digest, count of
--       wellness, count of pollution
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
local published = tonumber(ARGV[4])
local known = tonumber(redis.call('HGET', KEYS[2], 'revision') or '0')
local waits = redis.call('ZSCORE', KEYS[3], ARGV[2])
if waits and known > published then return 1 end
redis.call('ZADD', KEYS[4], ARGV[3], ARGV[2])
if published >= known then
  redis.call('HSET', KEYS[2], 'digest', ARGV[5], 'wellness', ARGV[6], 'pollution', ARGV[7])
end
redis.call('HSET', KEYS[2], 'revision', string.format('%.0f', math.max(known, published) + 1))
redis.call('HDEL', KEYS[2], 'body')
redis.call('ZREM', KEYS[3], ARGV[2])
return 1
