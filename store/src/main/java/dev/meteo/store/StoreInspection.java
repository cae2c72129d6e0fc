package dev.meteo.store;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the store without changing anything. Safe for concurrent use. */
public final class StoreInspection {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreInspection.class);

  /** Milliseconds since the epoch, at the beginning of a worker's sign. */
  private static final Pattern SIGN_TIME = Pattern.compile("^\\d{1,15}(?= )");

  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public StoreInspection(StoreConnection connection) {
    this.connection = connection;
  }

  /** All there is to say; the numbers are read one after the other while others may write. */
  public StoreStatus status() throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    RedisInfo info = info();
    return new StoreStatus(
        info.text("redis_version", "unknown"),
        redisSettings(info),
        info.number("used_memory", 0),
        new WindowStore(connection).time(),
        new SettingsStore(connection).known(),
        second(connection.await(commands.get(Keys.HORIZON))),
        leader(),
        second(connection.await(commands.get(Keys.CLOSED))),
        connection.await(commands.zcard(Keys.PANES)),
        connection.await(commands.zcard(Keys.DIRTY)),
        connection.await(commands.zcard(Keys.WINDOWS)),
        connection.await(commands.zcard(Keys.OUTBOX)),
        second(
            connection.await(commands.zrange(Keys.PANES, -1, -1)).stream()
                .findFirst()
                .orElse(null)));
  }

  /** What an operator must know beside the status. */
  public StoreVitals vitals() throws StoreException {
    RedisInfo info = info();
    Instant before = Instant.now();
    long sentNanos = System.nanoTime();
    Instant time = new WindowStore(connection).time();
    Duration asking = Duration.ofNanos(System.nanoTime() - sentNanos);
    long counted = info.number("used_memory", 0) - info.number("mem_not_counted_for_evict", 0);
    return new StoreVitals(
        time,
        lead(time, before, asking),
        signs(),
        info.text("aof_last_write_status", "ok").equals("err"),
        counted);
  }

  /** Redis answered at some time while it was asked. */
  private static Duration lead(Instant time, Instant before, Duration asking) {
    Duration lead = Duration.between(before, time);
    if (lead.isNegative()) {
      return lead;
    }
    Duration beyond = lead.minus(asking);
    return beyond.isNegative() ? Duration.ZERO : beyond;
  }

  /** When workers gave their last sign; what is no sign is left out. */
  private Map<String, Instant> signs() throws StoreException {
    Map<String, Instant> signs = new TreeMap<>();
    connection
        .await(connection.commands().hgetall(Keys.WORKERS))
        .forEach(
            (worker, sign) -> {
              Matcher milliseconds = SIGN_TIME.matcher(sign);
              if (milliseconds.find()) {
                signs.put(worker, Instant.ofEpochMilli(Long.parseLong(milliseconds.group())));
              }
            });
    return signs;
  }

  /** The settings that decide whether Redis keeps what it acknowledged. */
  public RedisSettings redisSettings() throws StoreException {
    return redisSettings(info());
  }

  private RedisSettings redisSettings(RedisInfo info) throws StoreException {
    Map<String, String> config = config();
    String aof = info.text("aof_enabled", "");
    return new RedisSettings(
        aof.isEmpty() ? Optional.empty() : Optional.of(aof.equals("1")),
        Optional.ofNullable(config.get("appendfsync")),
        Optional.ofNullable(config.get("no-appendfsync-on-rewrite")).map("yes"::equals),
        Optional.of(info.text("maxmemory_policy", "")).filter(text -> !text.isEmpty()),
        info.number("maxmemory", 0),
        info.number("connected_slaves", 0));
  }

  /** Empty where a provider or the access list forbids to ask. */
  private Map<String, String> config() {
    try {
      return connection.await(
          connection.commands().configGet("appendfsync", "no-appendfsync-on-rewrite"));
    } catch (StoreException e) {
      LOGGER.debug("this user may not read Redis' configuration", e);
      return Map.of();
    }
  }

  private RedisInfo info() throws StoreException {
    return RedisInfo.parse(connection.await(connection.commands().info()));
  }

  private Optional<LeaseHolder> leader() throws StoreException {
    @Nullable String token = connection.await(connection.commands().get(Keys.LEASE));
    long remainingMs = connection.await(connection.commands().pttl(Keys.LEASE));
    return token == null || remainingMs < 0
        ? Optional.empty()
        : Optional.of(new LeaseHolder(Lease.holder(token), Duration.ofMillis(remainingMs)));
  }

  private static Optional<Instant> second(@Nullable String text) {
    return Optional.ofNullable(text).map(Long::parseLong).map(Instant::ofEpochSecond);
  }
}
