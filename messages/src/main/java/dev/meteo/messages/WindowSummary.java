package dev.meteo.messages;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the window proxy publishes for a window: the two coefficients, never mixed.
 *
 * <p>Receivers identify a window by (start, end), keep its highest revision and drop the rest.
 *
 * @param start of the window, included
 * @param end of the window, excluded
 * @param revision 1 for the first publication, one more each time the content changed since
 * @param wellness null when the window holds no air reading
 * @param pollution null when the window holds no pollution reading
 */
public record WindowSummary(
    Instant start,
    Instant end,
    int revision,
    @Nullable CoefficientStatistics wellness,
    @Nullable CoefficientStatistics pollution) {
  /** One more is always a number, for whoever goes on above it. */
  public static final int MOST_REVISIONS = 1_000_000_000;

  /**
   * @throws IllegalArgumentException when the window is empty or the revision is below 1
   */
  public WindowSummary {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("end " + end + " must be after start " + start);
    }
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be at least 1, not " + revision);
    }
  }

  /** The figures of one coefficient, or null when the window holds no reading for it. */
  public @Nullable CoefficientStatistics statistics(CoefficientKind kind) {
    return switch (kind) {
      case WELLNESS -> wellness;
      case POLLUTION -> pollution;
    };
  }

  /** The window's length, Y. */
  public Duration length() {
    return Duration.between(start, end);
  }
}
