package dev.meteo.bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PerfTest says of its last interval.
 *
 * @param seconds since its start, at the interval's end
 * @param confirmed messages per second
 * @param received messages per second
 */
record PerfTestLine(double seconds, double confirmed, double received) {
  private static final Pattern LINE =
      Pattern.compile("time ([0-9.]+) s,.* confirmed: ([0-9]+) msg/s,.* received: ([0-9]+) msg/s,");

  /** Reads a line of its output; empty when it says something else. */
  static Optional<PerfTestLine> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.find()
        ? Optional.of(
            new PerfTestLine(
                Double.parseDouble(matcher.group(1)),
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(3))))
        : Optional.empty();
  }
}
