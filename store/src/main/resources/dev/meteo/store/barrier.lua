#!lua flags=allow-oom
-- A write that comes after all that was answered before it, whoever wrote that: the replicas that
-- have this one have all of it.
-- KEYS: barrier
return redis.call('INCR', KEYS[1])
