#!lua flags=allow-oom
-- Writes the next revision of a window, which is immutable from then on, into the outbox. A full
-- Redis takes it: only what is published can be pruned, and that is how it gets room again.
--
-- KEYS: lease, window, outbox, windows, horizon, skip
-- ARGV: token, revision read, digest, body, member, start, count of wellness, count of pollution
-- Returns 0 sealed, 1 unchanged, 2 stale, 3 not leader, 4 incomplete: it is not known to count all
-- readings that the last revision counts
if not leads() then return 3 end
local last = redis.call('HMGET', KEYS[2], 'revision', 'digest', 'wellness', 'pollution',
  'lost')
local skip = redis.call('GET', KEYS[6])
local first = skip and tonumber(ARGV[6]) < tonumber(skip) and '1' or '0'
if (last[1] or first) ~= ARGV[2] then return 2 end
if last[2] == ARGV[3] then return 1 end
-- Some of its panes may be gone: the last revision stays.
local horizon = redis.call('GET', KEYS[5])
if horizon and tonumber(ARGV[6]) < tonumber(horizon) then return 1 end
if redis.call('ZSCORE', KEYS[3], ARGV[5]) then return 2 end
-- Readings are only ever added, so this Redis has lost some: what was published is nearer the truth.
if last[5] then return 4 end
if tonumber(ARGV[7]) < tonumber(last[3] or '0') or tonumber(ARGV[8]) < tonumber(last[4] or '0') then
  return 4
end
redis.call('ZADD', KEYS[4], ARGV[6], ARGV[5])
redis.call('ZADD', KEYS[3], ARGV[6], ARGV[5])
redis.call('HSET', KEYS[2],
  'revision', string.format('%.0f', ARGV[2] + 1), 'digest', ARGV[3], 'body', ARGV[4],
  'wellness', ARGV[7], 'pollution', ARGV[8])
return 0
