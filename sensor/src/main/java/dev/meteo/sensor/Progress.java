package dev.meteo.sensor;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a sensor is, in words.
 *
 * @param figures readings so far
 * @param elapsed since the sensor started
 * @param perSecond readings per second of late that were confirmed or needed no confirm
 * @param fraction how much of the work is done, when that is known
 * @param state what holds it up, or empty
 */
record Progress(
    Figures figures, Duration elapsed, double perSecond, OptionalDouble fraction, String state) {
  private static final double MILLIS = 1000;

  /** The line while it works. */
  String line() {
    String line =
        figures.sent()
            + " readings sent, "
            + (figures.written() > 0 ? "without confirms, " : figures.confirmed() + " confirmed, ")
            + rate(perSecond)
            + "/s"
            + timeLeft();
    return state.isEmpty() ? line : line + " (" + state + ")";
  }

  /** The last line when nothing is open. */
  String finalLine() {
    double seconds = Math.max(elapsed.toMillis(), 1) / MILLIS;
    long count = figures.confirmed() + figures.written();
    return String.format(
        Locale.ROOT,
        "%d readings sent %s in %.1f s (%s/s)",
        count,
        figures.written() > 0 ? "without confirms" : "and confirmed",
        seconds,
        rate(count / seconds));
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
