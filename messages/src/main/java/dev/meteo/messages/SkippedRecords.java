package dev.meteo.messages;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Records that were read back, cannot be true, and are left out: counted, and the first ones kept
 * in the log in a form that is safe to print. Thereafter the log says how many there are each time
 * their number has doubled, so that a flood of them does not fill a disk. Safe for concurrent use.
 */
public final class SkippedRecords {
  private static final int KEPT = 100;
  private static final int LONGEST_RECORD = 400;
  private static final int LONGEST_REASON = 200;

  private final Logger logger;
  private final String where;
  private final AtomicLong count = new AtomicLong();

  /**
   * @param where they were found, such as {@code the history}
   */
  public SkippedRecords(Logger logger, String where) {
    this.logger = logger;
    this.where = where;
  }

  /** One more is left out. */
  public void skip(String reason, byte[] record) {
    int length = Math.min(record.length, LONGEST_RECORD + 1);
    skip(reason, new String(record, 0, length, StandardCharsets.UTF_8));
  }

  /** One more is left out. */
  public void skip(String reason, String record) {
    long now = count.incrementAndGet();
    if (now <= KEPT) {
      logger.warn(
          "left out of {}: {}: {}",
          where,
          VisibleText.of(reason, LONGEST_REASON),
          VisibleText.of(record, LONGEST_RECORD));
    } else if (Long.bitCount(now) == 1) {
      logger.warn("left out of {} so far: {} records", where, now);
    }
  }

  /** How many were left out. */
  public long count() {
    return count.get();
  }
}
