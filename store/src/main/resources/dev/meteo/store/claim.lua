#!lua
-- Reads a shared setting, and writes it when it has no value yet.
--
-- KEYS: settings, horizon   ARGV: field, value, seconds
-- The first retention sets the horizon, so that what comes before any proxy is judged the same;
-- the first window length moves it down to a window's start, so that no window is cut in two.
-- Returns the value that the system uses
local shared = redis.call('HGET', KEYS[1], ARGV[1])
if shared then return shared end
if ARGV[1] == 'retention' and ARGV[3] ~= '' then
  local now = redis.call('TIME')
  redis.call('SET', KEYS[2], string.format('%.0f', now[1] - ARGV[3]), 'NX')
elseif ARGV[1] == 'window' then
  local horizon = tonumber(redis.call('GET', KEYS[2]) or nil)
  if horizon then
    redis.call('SET', KEYS[2], string.format('%.0f', horizon - horizon % ARGV[3]))
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return ARGV[2]
