package dev.meteo.sensor;

import java.time.Instant;

/**
 * Where the times of a recording come to lie: at {@code target}, spacing divided by the speed.
 *
 * @param anchor a time of the recording, in microseconds
 * @param target what the anchor becomes, in microseconds
 * @param speed how much closer together they come; 1 keeps the spacing
 */
record Rebase(long anchor, long target, double speed) {
  /** What the user asks for. */
  enum Mode {
    /** The first row is now; with the highest speed, the last row is. */
    NOW,
    /** The recording's own times. */
    NONE
  }

  /** The recording's own times. */
  static final Rebase NONE = new Rebase(0, 0, 1);

  static Rebase of(Instant anchor, Instant target, double speed) {
    return new Rebase(Micros.of(anchor), Micros.of(target), speed);
  }

  /** A time of the recording, rebased, in microseconds. */
  long micros(Instant time) {
    long since = Micros.of(time) - anchor;
    // Doubles hold every microsecond of 285 years.
    return target + (speed == 1 ? since : Math.round(since / speed));
  }
}
