#!lua flags=allow-oom
-- Reads a shared setting, and writes it when it has no value yet.
--
-- KEYS: settings, horizon, closed, dirty   ARGV: field, value, seconds
-- The first retention sets the horizon, so that what comes before any proxy is judged the same.
-- No window may be cut in two by the horizon: it moves down to a window's start as long as nothing
-- has been removed below it, and up to one when a proxy has worked with another window length; not
-- over a pane that waits to be published, though: then the leader raises it in its time.
-- Returns the value that the system uses
local units = { s = 1, m = 60, h = 3600, d = 86400 }

local function window_seconds()
  local amount, unit = string.match(redis.call('HGET', KEYS[1], 'window') or '', '^(%d+)(%a)$')
  return amount and units[unit] and amount * units[unit]
end

local function text(number)
  return string.format('%.0f', number)
end

local shared = redis.call('HGET', KEYS[1], ARGV[1])
if shared then return shared end
local horizon = tonumber(redis.call('GET', KEYS[2]) or nil)
local closed = redis.call('GET', KEYS[3])
if ARGV[1] == 'retention' and ARGV[3] ~= '' and not horizon then
  horizon = redis.call('TIME')[1] - ARGV[3]
  redis.call('SET', KEYS[2], text(horizon - horizon % (window_seconds() or 1)))
elseif ARGV[1] == 'window' and horizon then
  local beyond = horizon % ARGV[3]
  local up = text(horizon - beyond + ARGV[3])
  if closed and beyond > 0 then
    if redis.call('ZCOUNT', KEYS[4], '-inf', '(' .. up) == 0 then
      redis.call('SET', KEYS[2], up)
    end
  elseif beyond > 0 then
    redis.call('SET', KEYS[2], text(horizon - beyond))
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return ARGV[2]
