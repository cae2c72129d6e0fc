#!lua flags=allow-oom
-- Writes the next revision of a window, which is immutable from then on, into the outbox. A full
-- Redis takes it: only what is published can be pruned, and that is how it gets room again.
--
-- KEYS: lease, window, outbox, windows, horizon
-- ARGV: token, revision read, digest, body, member, start
-- Returns 0 sealed, 1 unchanged, 2 stale, 3 not leader
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 3 end
local last = redis.call('HMGET', KEYS[2], 'revision', 'digest')
if (last[1] or '0') ~= ARGV[2] then return 2 end
if last[2] == ARGV[3] then return 1 end
-- Some of its panes may be gone: the last revision stays.
local horizon = redis.call('GET', KEYS[5])
if horizon and tonumber(ARGV[6]) < tonumber(horizon) then return 1 end
if redis.call('ZSCORE', KEYS[3], ARGV[5]) then return 2 end
redis.call('ZADD', KEYS[4], ARGV[6], ARGV[5])
redis.call('ZADD', KEYS[3], ARGV[6], ARGV[5])
redis.call('HSET', KEYS[2],
  'revision', string.format('%.0f', ARGV[2] + 1), 'digest', ARGV[3], 'body', ARGV[4])
return 0
