package dev.meteo.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in Redis which of what workers stored may not have been told. Bounded: spans that touch
 * are one, and of more than {@link #MOST} the oldest are put together. Safe for concurrent use.
 */
public final class UntoldStore {
  /** How many spans are kept. */
  public static final int MOST = 100;

  /** Spans with no more between them become one. */
  private static final Duration TOUCH = Duration.ofSeconds(90);

  private static final Logger LOGGER = LoggerFactory.getLogger(UntoldStore.class);
  private static final String[] KEYS = {Keys.UNTOLD};

  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public UntoldStore(StoreConnection connection) {
    this.connection = connection;
  }

  /**
   * Adds a span, or adds to the worker's last one when they touch. Blocks. A full Redis takes it,
   * too.
   *
   * @throws StoreException when Redis did not answer; it may have noted it, and its readings count
   *     twice when it is asked again
   */
  public void add(UntoldSpan span) throws StoreException {
    var unused =
        connection.run(
            Script.UNTOLD,
            KEYS,
            span.worker(),
            Long.toString(span.from().toEpochMilli()),
            Long.toString(span.to().toEpochMilli()),
            Long.toString(span.readings()),
            Long.toString(TOUCH.toMillis()),
            Integer.toString(MOST));
  }

  /** The spans, the oldest first; what is not one is left out. */
  public List<UntoldSpan> spans() throws StoreException {
    return connection.await(connection.commands().lrange(Keys.UNTOLD, 0, 2L * MOST)).stream()
        .map(UntoldStore::parsed)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<UntoldSpan> parsed(String text) {
    Optional<UntoldSpan> span = UntoldSpan.parse(text);
    if (span.isEmpty()) {
      LOGGER.warn("Redis has an untold span that is none");
    }
    return span;
  }
}
