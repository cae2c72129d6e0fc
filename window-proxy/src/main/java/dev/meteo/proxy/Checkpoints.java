package dev.meteo.proxy;

import dev.meteo.store.Restoration;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in Redis, now and then, how far the history has come: after a restart of Redis it is
 * read from there, not from its begin. Not thread-safe.
 */
final class Checkpoints {
  private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);
  private static final long EVERY_NANOS = Duration.ofMinutes(10).toNanos();

  private final StoreConnection store;
  private final WindowPublisher publisher;
  private long setNanos;

  /**
   * @param nowNanos when the last one was set, of {@link System#nanoTime}
   */
  Checkpoints(StoreConnection store, WindowPublisher publisher, long nowNanos) {
    this.store = store;
    this.publisher = publisher;
    this.setNanos = nowNanos;
  }

  /**
   * Sets one every ten minutes. Between two rounds of the leader: then all that was published is
   * sealed in this Redis.
   */
  void setIfDue(String token, long nowNanos)
      throws StoreException, InterruptedException, LostLeaseException {
    if (nowNanos - setNanos < EVERY_NANOS) {
      return;
    }
    setNanos = nowNanos;
    Optional<String> place = Optional.empty();
    try {
      place = publisher.placeInHistory();
    } catch (IOException e) {
      LOGGER.info("the next restoration reads more of the history", e);
    }
    if (place.isPresent() && !new Restoration(store, token).setCheckpoint(place.get())) {
      throw new LostLeaseException();
    }
  }
}
