#!lua flags=allow-oom
-- Remembers that the revisions are complete in this replication history of Redis.
--
-- KEYS: lease, lineage, skip
-- ARGV: token, then a second or an empty string, milliseconds: windows that start before that second
--       and have no revision yet begin with the second one, for so long. By then the broker has cut
--       off whoever was about to publish a first one
-- Returns 1, or 0 when the lease is not ours
if not leads() then return 0 end
if ARGV[2] ~= '' then redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3]) end
redis.call('SET', KEYS[2], string.match(ARGV[1], '@(%w+)%??$'))
return 1
