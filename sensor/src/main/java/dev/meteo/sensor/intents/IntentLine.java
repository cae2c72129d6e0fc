package dev.meteo.sensor.intents;

import java.time.Instant;
import java.util.List;

/**
 * One line of an outbox's file, as {@link LineFormat} writes and reads it. A file begins with a
 * {@link Head}; then come intents, and what was confirmed of them and of those in earlier files.
 */
sealed interface IntentLine {
  /**
   * {@code {"outbox":1,"next":7,"newest":"…Z"}}.
   *
   * @param next no intent that follows has a smaller number
   * @param newest the latest timestamp of all readings before, whose files may be gone
   */
  record Head(long next, Instant newest) implements IntentLine {}

  /** {@code {"intent":7,"reading":{…}}}, the reading as it is sent. */
  record Made(Intent intent) implements IntentLine {}

  /** {@code {"confirmed":[[5,6],[9,9]]}}: need not be sent again; both ends included. */
  record Confirmed(List<Ranges.Range> ranges) implements IntentLine {}
}
