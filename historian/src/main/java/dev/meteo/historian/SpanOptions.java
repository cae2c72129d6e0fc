package dev.meteo.historian;

import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Months;
import dev.meteo.messages.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which time something is asked. */
final class SpanOptions {
  /** Years 0 to 9999, which is all that readings can be of. */
  private static final long FIRST = Months.micros(Instant.parse("0000-01-01T00:00:00Z"));

  private static final long LAST = Months.micros(Instant.parse("+10000-01-01T00:00:00Z"));

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "From then on: the begin of the year, month, day or hour. Default: all.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = {
        "Until then: a year, month, day or hour is included; an exact time is not.",
        "Default: all."
      })
  private @Nullable String to;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = {
        "The zone of times without an offset, of days, and of what is printed as a table, such as",
        "UTC or Europe/Madrid. Default: the system's zone."
      })
  private @Nullable String zone;

  /** The zone. */
  ZoneId zone() {
    try {
      return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageError(
          "--timezone must be a zone such as UTC or Europe/Madrid, not "
              + VisibleText.quoted(String.valueOf(zone)));
    }
  }

  /** Whether the user says from when or until when. */
  boolean isGiven() {
    return from != null && to != null;
  }

  /** The first microsecond. */
  long from(Instant now) {
    String text = from;
    return text == null ? FIRST : Months.micros(parse("--from", text, now).begin());
  }

  /** The microsecond after the last. */
  long to(Instant now) {
    String text = to;
    return text == null ? LAST : Months.micros(parse("--to", text, now).end());
  }

  private SpokenTime parse(String option, String text, Instant now) {
    try {
      return SpokenTime.parse(text, zone(), now);
    } catch (IllegalArgumentException e) {
      throw new UsageError(option + ": " + e.getMessage());
    }
  }
}
