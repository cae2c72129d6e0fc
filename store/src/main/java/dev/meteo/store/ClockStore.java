package dev.meteo.store;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the time that the horizon goes by from one leader to the next, and says whether Redis takes
 * what workers write. Every call blocks for a round trip or two. Safe for concurrent use.
 */
public final class ClockStore {
  private static final Logger LOGGER = LoggerFactory.getLogger(ClockStore.class);

  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public ClockStore(StoreConnection connection) {
    this.connection = connection;
  }

  /** What was last agreed, by whichever leader; empty when nothing was, or it cannot be read. */
  public Optional<AgreedTime> last() throws StoreException {
    Map<String, String> fields = connection.await(connection.commands().hgetall(Keys.CLOCK));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AgreedTime(
              instant(fields, "agreed"),
              instant(fields, "store"),
              instant(fields, "own"),
              duration(fields, "least"),
              duration(fields, "most")));
    } catch (NumberFormatException | DateTimeException e) {
      LOGGER.warn("{} is damaged and is not used: {}", Keys.CLOCK, fields, e);
      return Optional.empty();
    }
  }

  /**
   * Remembers what was agreed. The replicas that are required answer first: while one is away,
   * workers cannot store anything, and no time passes for the horizon.
   *
   * @param token of the lease
   * @return false when the lease is not ours any more
   * @throws StoreException when too few replicas answer, too
   */
  public boolean agree(String token, AgreedTime time) throws StoreException {
    connection.await(connection.replicated(connection.commands()));
    return connection.run(
            Script.AGREE,
            new String[] {Keys.LEASE, Keys.CLOCK},
            token,
            Long.toString(time.agreed().toEpochMilli()),
            Long.toString(time.store().toEpochMilli()),
            Long.toString(time.own().toEpochMilli()),
            Long.toString(time.holdAtLeast().toMillis()),
            Long.toString(time.holdAtMost().toMillis()))
        == 1;
  }

  /**
   * Writes something as a worker does: Redis may refuse it for memory, and the required replicas
   * must have it.
   *
   * @throws StoreException when workers cannot store anything now
   */
  public void probe() throws StoreException {
    connection.await(connection.sendReplicated(Script.PROBE, new String[] {Keys.PROBE}));
  }

  /** Whether Redis has memory for what workers write. */
  public boolean hasRoom() throws StoreException {
    try {
      connection.run(Script.PROBE, new String[] {Keys.PROBE});
      return true;
    } catch (StoreException e) {
      if (e.getCause() instanceof RedisCommandExecutionException refused
          && String.valueOf(refused.getMessage()).startsWith("OOM ")) {
        return false;
      }
      throw e;
    }
  }

  private static Instant instant(Map<String, String> fields, String name) {
    return Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault(name, "")));
  }

  /** None is negative. */
  private static Duration duration(Map<String, String> fields, String name) {
    return Duration.ofMillis(Math.max(0, Long.parseLong(fields.getOrDefault(name, "0"))));
  }
}
