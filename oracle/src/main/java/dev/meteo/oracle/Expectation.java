package dev.meteo.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All windows with readings, recomputed from the readings. Immutable. */
public final class Expectation {
  private final Duration length;
  private final SortedMap<Instant, ExpectedWindow> windows;
  private final Map<Part, List<SentCoefficient>> sent;

  /** One coefficient in one window. */
  private record Part(Instant start, boolean wellness) {}

  private Expectation(
      Duration length,
      SortedMap<Instant, ExpectedWindow> windows,
      Map<Part, List<SentCoefficient>> sent) {
    this.length = length;
    this.windows = windows;
    this.sent = sent;
  }

  /**
   * Sorts readings into windows that are aligned to the epoch.
   *
   * @param readings all that were sent and are valid; the same reading counts once
   * @param length of the windows
   * @throws IllegalArgumentException when one identity has two contents: what to expect then
   *     depends on which came first
   */
  public static Expectation of(
      Iterable<? extends RawReading> readings, Duration length, Coefficients coefficients) {
    SortedMap<Instant, ExpectedWindow> windows = new TreeMap<>();
    Map<Part, List<SentCoefficient>> sent = new HashMap<>();
    for (RawReading reading : distinct(readings).values()) {
      Instant start = start(reading.micros(), length);
      ExpectedWindow before =
          windows.getOrDefault(start, new ExpectedWindow(start, start.plus(length), null, null));
      int hundredths = coefficients.hundredths(reading);
      windows.put(start, before.plus(reading, Figures.of(hundredths, reading.micros())));
      sent.computeIfAbsent(
              new Part(start, reading instanceof RawReading.Air), part -> new ArrayList<>())
          .add(new SentCoefficient(hundredths, reading.micros()));
    }
    return new Expectation(length, windows, sent);
  }

  /** The windows with readings, by their start. */
  public List<ExpectedWindow> windows() {
    return List.copyOf(windows.values());
  }

  /** What was sent of a coefficient in a window; empty when nothing was. */
  List<SentCoefficient> sent(Instant start, boolean wellness) {
    return sent.getOrDefault(new Part(start, wellness), List.of());
  }

  Map<Instant, ExpectedWindow> byStart() {
    return windows;
  }

  /** Whether a window of this start and end can exist. */
  boolean isOnGrid(Instant start, Instant end) {
    return start.equals(start(micros(start), length)) && end.equals(start.plus(length));
  }

  private static Map<RawReading.Identity, RawReading> distinct(
      Iterable<? extends RawReading> readings) {
    Map<RawReading.Identity, RawReading> distinct = new HashMap<>();
    for (RawReading reading : readings) {
      RawReading earlier = distinct.putIfAbsent(reading.identity(), reading);
      if (earlier != null && !earlier.equals(reading)) {
        throw new IllegalArgumentException(
            "one identity, two contents: " + earlier + ", " + reading);
      }
    }
    return distinct;
  }

  private static Instant start(long micros, Duration length) {
    long lengthMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(length));
    return instant(Math.floorDiv(micros, lengthMicros) * lengthMicros);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
