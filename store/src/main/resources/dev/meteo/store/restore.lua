#!lua flags=allow-oom
-- Gives a window a revision above all that may have been published of it, by whichever Redis.
-- At the most one revision of a window was sealed and not published yet, so the next number is left
-- out. One that waits in the outbox of this Redis is that one.
--
-- What is left of a Redis is what it held at an earlier time. Where that is from after the sealing
-- of what was published, all readings that were counted are there; else some may be lost, and the
-- window is marked until they are known to be there.
--
-- KEYS: lease, window, outbox, incomplete, panes, dirty
-- ARGV: token, member, start, end, the largest revision
-- Returns 1, 2 when the window is marked, or 0 when the lease is not ours
if not leads() then return 0 end
local last = redis.call('HMGET', KEYS[2], 'revision', 'digest', 'history')
local published, digest, wellness, pollution = 0, '', '0', '0'
local lost
if last[3] then
  local number, content, w, wprint, p, pprint =
    string.match(last[3], '^(%d+) (%x+) (%d+) (%d+) (%d+) (%d+)$')
  if number then
    published, digest, wellness, pollution = tonumber(number), content, w, p
    lost = w .. ' ' .. wprint .. ' ' .. p .. ' ' .. pprint
  end
end
-- What is no revision that can be was never published by anybody.
local known = string.match(last[1] or '', '^%d+$') and tonumber(last[1]) or 0
if known > tonumber(ARGV[5]) then known = 0 end
if last[1] and known == 0 then
  -- Nobody could revise it meanwhile.
  for _, second in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], ARGV[3], '(' .. ARGV[4])) do
    redis.call('ZADD', KEYS[6], second, second)
  end
end
redis.call('HDEL', KEYS[2], 'history')
local marked = redis.call('HEXISTS', KEYS[2], 'lost') == 1
if redis.call('ZSCORE', KEYS[3], ARGV[2]) and known > published then
  return marked and 2 or 1
end
if published > known or (published > 0 and published == known and digest ~= last[2]) then
  if wellness ~= '0' or pollution ~= '0' then
    redis.call('HSET', KEYS[2], 'lost', lost)
    redis.call('ZADD', KEYS[4], ARGV[3], ARGV[2])
    marked = true
  end
  redis.call('HSET', KEYS[2], 'digest', digest, 'wellness', wellness, 'pollution', pollution)
end
redis.call('HSET', KEYS[2], 'revision', string.format('%.0f', math.max(known, published) + 1))
redis.call('HDEL', KEYS[2], 'body')
redis.call('ZREM', KEYS[3], ARGV[2])
return marked and 2 or 1
