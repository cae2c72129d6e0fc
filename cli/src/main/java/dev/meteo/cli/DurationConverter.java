package dev.meteo.cli;

import dev.meteo.messages.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets options be durations such as {@code 500ms} and {@code 24h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    Duration duration = parse(value);
    if (duration.compareTo(DurationText.LONGEST) > 0) {
      throw new TypeConversionException(
          "'" + value + "' is too long; at most " + DurationText.LONGEST.toDays() + "d");
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
