#!lua flags=allow-oom
-- Reads a shared setting, and writes it when it has no value yet.
--
-- KEYS: settings, horizon, closed, dirty   ARGV: field, value, seconds, the caller's clock in seconds
-- The first retention sets the horizon, so that what comes before any proxy is judged the same: by
-- the earlier of Redis' clock and the caller's, since one that is ahead would refuse good readings.
-- The horizon never rises over a pane that waits to be published. No window may be cut in two by
-- it: it moves down to a window's start as long as nothing has been removed below it, and up to one
-- when a proxy has worked with another window length. Where a pane between waits to be published,
-- it moves down then too, or the window with that pane would start below the horizon and never be
-- published.
-- Returns the value that the system uses
local units = { s = 1, m = 60, h = 3600, d = 86400 }

local function window_seconds()
  local amount, unit = string.match(redis.call('HGET', KEYS[1], 'window') or '', '^(%d+)(%a)$')
  return amount and units[unit] and amount * units[unit] or 1
end

local function set_horizon(second)
  redis.call('SET', KEYS[2], string.format('%.0f', second))
end

local function first_dirty()
  return tonumber(redis.call('ZRANGE', KEYS[4], 0, 0)[1] or nil) or math.huge
end

local shared = redis.call('HGET', KEYS[1], ARGV[1])
if shared then return shared end
local horizon = tonumber(redis.call('GET', KEYS[2]) or nil)
local closed = redis.call('GET', KEYS[3])
if ARGV[1] == 'retention' and ARGV[3] ~= '' and not horizon then
  local now = math.min(tonumber(redis.call('TIME')[1]), tonumber(ARGV[4]))
  local first = math.min(now - ARGV[3], first_dirty())
  set_horizon(first - first % window_seconds())
elseif ARGV[1] == 'window' and horizon then
  local beyond = horizon % ARGV[3]
  local up = horizon - beyond + ARGV[3]
  if beyond > 0 then
    set_horizon(closed and first_dirty() >= up and up or horizon - beyond)
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return ARGV[2]
