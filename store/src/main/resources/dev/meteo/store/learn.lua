#!lua flags=allow-oom
-- Notes a revision that the history says was published, unless a higher one is noted. In whatever
-- order and however often they come, the highest is noted in the end.
--
-- KEYS: lease, windows, then the windows
-- ARGV: token, then for each window its member, start, revision, and of that its digest, count and
--       fingerprint of wellness, count and fingerprint of pollution, separated by blanks
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
for i = 3, #KEYS do
  local at = 4 * i - 10
  local noted = string.match(redis.call('HGET', KEYS[i], 'history') or '', '^(%d+) ')
  if not noted or tonumber(noted) < tonumber(ARGV[at + 2]) then
    redis.call('ZADD', KEYS[2], ARGV[at + 1], ARGV[at])
    redis.call('HSET', KEYS[i], 'history', ARGV[at + 2] .. ' ' .. ARGV[at + 3])
  end
end
return 1
