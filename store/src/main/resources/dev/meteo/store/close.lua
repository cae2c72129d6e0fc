#!lua flags=allow-oom
-- Remembers the end of the last live window that was closed.
-- KEYS: lease, closed   ARGV: token, second
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
return 1
