package dev.meteo.terminal;

import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Window summaries for tests: windows of five seconds, counted from noon. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final int LENGTH_SECONDS = 5;

  private Samples() {}

  /** Where the window starts. */
  public static Instant start(int window) {
    return NOON.plusSeconds((long) window * LENGTH_SECONDS);
  }

  /** A window's summary; a null mean is a coefficient without readings. */
  public static WindowSummary summary(
      int window, int revision, @Nullable Double wellness, @Nullable Double pollution) {
    Instant start = start(window);
    Instant end = start.plusSeconds(LENGTH_SECONDS);
    return new WindowSummary(
        start, end, revision, figures(wellness, revision, end), figures(pollution, revision, end));
  }

  /** A first publication of any window. */
  public static WindowSummary summary(
      Instant start, Duration length, double wellness, double pollution) {
    Instant end = start.plus(length);
    return new WindowSummary(
        start, end, 1, figures(wellness, 120L, end), figures(pollution, 120L, end));
  }

  /** A window with a third of the usual readings. */
  public static WindowSummary partial(int window, double wellness, double pollution) {
    Instant start = start(window);
    Instant end = start.plusSeconds(LENGTH_SECONDS);
    return new WindowSummary(
        start, end, 1, figures(wellness, 40L, end), figures(pollution, 40L, end));
  }

  public static WindowSummary summary(int window, int revision) {
    return summary(window, revision, 0.62, 0.31);
  }

  /** As it is received one second after the window's end. */
  public static ReceivedSummary received(WindowSummary summary) {
    return new ReceivedSummary(summary.end().plusSeconds(1), json(summary), summary);
  }

  /** As it is received so many seconds after the window's end. */
  public static ReceivedSummary received(WindowSummary summary, int seconds, Origin origin) {
    return new ReceivedSummary(summary.end().plusSeconds(seconds), json(summary), summary, origin);
  }

  public static String json(WindowSummary summary) {
    return new String(WindowSummaryCodec.encode(summary), StandardCharsets.UTF_8);
  }

  /** As many readings as usual, and one more with each revision. */
  private static @Nullable CoefficientStatistics figures(
      @Nullable Double mean, int revision, Instant end) {
    return mean == null ? null : figures(mean.doubleValue(), 119L + revision, end);
  }

  private static CoefficientStatistics figures(double mean, long count, Instant end) {
    return new CoefficientStatistics(
        count, mean * count, mean, 0.04, mean - 0.1, mean + 0.1, end.minusMillis(200));
  }
}
