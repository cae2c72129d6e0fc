#!lua flags=allow-oom
-- Remembers the time that the horizon goes by, and what both clocks said then.
-- KEYS: lease, clock
-- ARGV: token, then in milliseconds: time agreed, Redis' clock, the leader's clock; for how long the
--       horizon stays where it is after an outage, at least and at most
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
redis.call('HSET', KEYS[2], 'agreed', ARGV[2], 'store', ARGV[3], 'own', ARGV[4],
  'least', ARGV[5], 'most', ARGV[6])
return 1
