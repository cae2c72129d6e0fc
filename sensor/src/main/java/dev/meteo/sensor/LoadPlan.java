package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many readings are due per second, and from when on.
 *
 * @param segments in the order of time, at least one
 */
record LoadPlan(List<Segment> segments) {
  private static final double MOST_PER_SECOND = 1e9;

  /**
   * A part of the plan, which lasts until the next begins.
   *
   * @param from since the plan's begin
   * @param perSecond 0 for a pause
   */
  record Segment(Duration from, double perSecond) {}

  /** The same all the time. */
  static LoadPlan even(double perSecond) {
    return new LoadPlan(List.of(new Segment(Duration.ZERO, perSecond)));
  }

  /**
   * Reads a list such as {@code 0s:100,10s:2000}.
   *
   * @throws UsageError saying how a plan looks
   */
  static LoadPlan parse(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Segment segment = segment(part).orElseThrow(() -> wrong(part));
      if (!segments.isEmpty() && segment.from().compareTo(segments.getLast().from()) <= 0) {
        throw new UsageError("--load: each offset must be later than the one before it");
      }
      if (segment.from().compareTo(DurationText.LONGEST) > 0) {
        throw new UsageError(
            "--load: an offset must be at most " + DurationText.LONGEST.toDays() + "d");
      }
      segments.add(segment);
    }
    return new LoadPlan(List.copyOf(segments));
  }

  private static Optional<Segment> segment(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 2) {
        double perSecond = Double.parseDouble(parts[1]);
        if (perSecond >= 0 && perSecond <= MOST_PER_SECOND) {
          return Optional.of(new Segment(DurationText.parse(parts[0]), perSecond));
        }
      }
    } catch (IllegalArgumentException e) {
      // The caller says how a segment looks.
    }
    return Optional.empty();
  }

  private static UsageError wrong(String part) {
    return new UsageError(
        "--load is a list of OFFSET:RATE such as 0s:100,10s:2000,20s:0, without "
            + VisibleText.quoted(part));
  }
}
