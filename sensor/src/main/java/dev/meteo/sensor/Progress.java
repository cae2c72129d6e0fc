package dev.meteo.sensor;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a sensor is, in words.
 *
 * @param figures readings so far
 * @param elapsed since the sensor started
 * @param perSecond readings confirmed per second of late
 * @param fraction how much of the work is done, when that is known
 * @param state what holds it up, or empty
 */
record Progress(
    Outbox.Figures figures,
    Duration elapsed,
    double perSecond,
    OptionalDouble fraction,
    String state) {
  private static final double MILLIS = 1000;

  /** The line while it works. */
  String line() {
    String line =
        figures.sent()
            + " readings sent, "
            + figures.confirmed()
            + " confirmed, "
            + rate(perSecond)
            + "/s"
            + timeLeft();
    return state.isEmpty() ? line : line + " (" + state + ")";
  }

  /** The last line when all is confirmed. */
  String finalLine() {
    double seconds = Math.max(elapsed.toMillis(), 1) / MILLIS;
    return String.format(
        Locale.ROOT,
        "%d readings sent and confirmed in %.1f s (%s/s)",
        figures.confirmed(),
        seconds,
        rate(figures.confirmed() / seconds));
  }

  private String timeLeft() {
    if (fraction.isEmpty() || fraction.getAsDouble() <= 0) {
      return "";
    }
    double done = fraction.getAsDouble();
    long seconds = Math.round(elapsed.toMillis() / MILLIS * (1 - done) / done);
    return ", " + Math.round(Math.floor(done * 100)) + " %, " + duration(seconds) + " left";
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
  }

  private static String rate(double perSecond) {
    return perSecond < 10 && perSecond != Math.rint(perSecond)
        ? String.format(Locale.ROOT, "%.1f", perSecond)
        : String.format(Locale.ROOT, "%,d", Math.round(perSecond));
  }
}
