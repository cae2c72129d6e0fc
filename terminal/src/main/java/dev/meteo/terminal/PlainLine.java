package dev.meteo.terminal;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A window for people to read, on one line, in local time. */
final class PlainLine implements Function<ReceivedSummary, String> {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;

  PlainLine(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String apply(ReceivedSummary received) {
    WindowSummary summary = received.summary();
    StringBuilder line = new StringBuilder(160);
    line.append(START.format(summary.start().atZone(zone)));
    line.append('–').append(END.format(summary.end().atZone(zone)));
    for (CoefficientKind kind : CoefficientKind.values()) {
      line.append("  ").append(kind.wireName()).append(' ');
      line.append(figures(summary.statistics(kind)));
    }
    line.append("  revision ").append(summary.revision());
    return summary.revision() > 1 ? line.append(" corrected").toString() : line.toString();
  }

  private static String figures(@Nullable CoefficientStatistics figures) {
    if (figures == null) {
      return "--";
    }
    Double stddev = figures.stddev();
    String spread = stddev == null ? "--" : String.format(Locale.ROOT, "%.3f", stddev);
    return String.format(
        Locale.ROOT,
        "%.3f ± %s (%.2f–%.2f, n %d)",
        figures.mean(),
        spread,
        figures.min(),
        figures.max(),
        figures.count());
  }
}
