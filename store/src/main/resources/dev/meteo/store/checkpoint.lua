#!lua flags=allow-oom
-- Remembers a place in the broker's history: what lies before it was sealed here, or restored.
-- KEYS: lease, checkpoint   ARGV: token, place
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
return 1
