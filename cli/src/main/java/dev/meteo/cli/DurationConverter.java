package dev.meteo.cli;

import dev.meteo.messages.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets options be durations such as {@code 500ms} and {@code 24h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  /** Nanoseconds of 292 years are more than a long holds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  @Override
  public Duration convert(String value) {
    Duration duration = parse(value);
    if (duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException(
          "'" + value + "' is too long; at most " + LONGEST.toDays() + "d");
    }
    return duration;
  }

  private static Duration parse(String value) {
    try {
      return DurationText.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
