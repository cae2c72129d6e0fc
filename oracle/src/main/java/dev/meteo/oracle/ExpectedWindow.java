package dev.meteo.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a window must say in the end.
 *
 * @param start where it begins
 * @param end the first instant after it
 * @param wellness null when no air reading was detected in it
 * @param pollution null when no pollution reading was detected in it
 */
public record ExpectedWindow(
    Instant start, Instant end, @Nullable Figures wellness, @Nullable Figures pollution) {

  ExpectedWindow plus(RawReading reading, Figures one) {
    return switch (reading) {
      case RawReading.Air air -> new ExpectedWindow(start, end, sum(wellness, one), pollution);
      case RawReading.Pollution co2 ->
          new ExpectedWindow(start, end, wellness, sum(pollution, one));
    };
  }

  private static Figures sum(@Nullable Figures figures, Figures one) {
    return figures == null ? one : figures.plus(one);
  }
}
