#!lua
-- A write like those of workers: a full Redis refuses it, as it does not declare allow-oom.
-- KEYS: probe
return redis.call('INCR', KEYS[1])
