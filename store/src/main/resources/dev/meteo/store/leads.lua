-- Put before each script of the leader, whose first key is the lease and first argument the token.
-- The token names the replication history that it was taken in: one that has changed means another
-- Redis, or one that was restarted, and what was read of the former may not be there.
local function leads()
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return false end
  local replication = redis.call('INFO', 'replication')
  local lineage = string.match(replication, 'master_replid:(%x+)') or 'unknown'
  return string.match(ARGV[1], '@(%w+)%??$') == lineage
end
