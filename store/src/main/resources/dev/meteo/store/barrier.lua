#!lua flags=allow-oom
-- A write that comes after all that was answered before it, whoever wrote that: the replicas that
-- have this one have all of it.
-- Redis' documentation promises WAIT for a client's own writes only.
-- KEYS: barrier
return redis.call('INCR', KEYS[1])
