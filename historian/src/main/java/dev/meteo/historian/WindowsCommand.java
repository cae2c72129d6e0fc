package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Months;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meteo history windows}. */
@Command(
    name = "windows",
    description = "Shows the summaries of windows, or with --every those of several in one row.")
final class WindowsCommand implements Callable<Integer> {
  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SpanOptions span = new SpanOptions();

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "One row for so long, such as 1h or 1d. Default: each window.")
  private @Nullable Duration every;

  @Option(names = "--json", description = "A JSON object a line; of a window, as published.")
  private boolean json;

  /** Sums over windows. */
  private static final class Total {
    private long windows;
    private final Map<CoefficientKind, Sum> sums = new EnumMap<>(CoefficientKind.class);

    private static final class Sum {
      private long count;
      private double sum;
      private double min = Double.POSITIVE_INFINITY;
      private double max = Double.NEGATIVE_INFINITY;
    }

    void add(WindowSummary summary) {
      windows++;
      for (CoefficientKind kind : CoefficientKind.values()) {
        CoefficientStatistics figures = summary.statistics(kind);
        if (figures != null) {
          Sum sum = sums.computeIfAbsent(kind, any -> new Sum());
          sum.count += figures.count();
          sum.sum += figures.sum();
          sum.min = Math.min(sum.min, figures.min());
          sum.max = Math.max(sum.max, figures.max());
        }
      }
    }

    double mean(CoefficientKind kind) {
      Sum sum = sums.get(kind);
      return sum == null ? Double.NaN : sum.sum / sum.count;
    }
  }

  WindowsCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (every != null && !every.isPositive()) {
      throw new UsageError("--every must be longer than nothing");
    }
    return DatabaseCall.run(options, this::show);
  }

  private int show(Database database) throws SQLException, IOException {
    Archive archive = new Archive(database);
    Instant now = Instant.now();
    try (Output out = Output.standard()) {
      if (every == null) {
        each(archive, span.from(now), span.to(now), out);
      } else {
        steps(archive, new Steps(every, span.zone()), span.from(now), span.to(now), out);
      }
    }
    return termination.isRequested() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void each(Archive archive, long from, long to, Output out)
      throws SQLException, IOException {
    if (!json) {
      out.line(
          "%-26s %-8s %8s  %-38s %-38s"
              .formatted(
                  "from " + span.zone(),
                  "length",
                  "revision",
                  "wellness: count mean stddev min max",
                  "pollution"));
    }
    archive.windows(
        from,
        to,
        summary -> {
          out.line(
              json
                  ? new String(WindowSummaryCodec.encode(summary), StandardCharsets.UTF_8)
                  : "%-26s %-8s %8d  %-38s %s"
                      .formatted(
                          Times.text(Months.micros(summary.start()), span.zone()),
                          DurationText.of(summary.length()),
                          summary.revision(),
                          figures(summary.wellness()),
                          figures(summary.pollution())));
          return !termination.isRequested();
        });
  }

  private static String figures(@Nullable CoefficientStatistics figures) {
    if (figures == null) {
      return "-";
    }
    Double stddev = figures.stddev();
    return String.format(
        Locale.ROOT,
        "%7d %7.4f %7s %5.2f %5.2f",
        figures.count(),
        figures.mean(),
        stddev == null ? "-" : String.format(Locale.ROOT, "%.4f", stddev),
        figures.min(),
        figures.max());
  }

  private void steps(Archive archive, Steps steps, long from, long to, Output out)
      throws SQLException, IOException {
    TreeMap<Long, Total> all = new TreeMap<>();
    archive.windows(
        from,
        to,
        summary -> {
          all.computeIfAbsent(steps.begin(Months.micros(summary.start())), any -> new Total())
              .add(summary);
          return !termination.isRequested();
        });
    Map<CoefficientKind, String> lines = new EnumMap<>(CoefficientKind.class);
    for (CoefficientKind kind : CoefficientKind.values()) {
      lines.put(
          kind,
          Sparkline.of(all.values().stream().mapToDouble(total -> total.mean(kind)).toArray()));
    }
    if (!json) {
      out.line(
          "%-26s %8s  %-34s %-34s"
              .formatted(
                  "from " + span.zone(),
                  "windows",
                  "wellness: count mean min max",
                  "pollution: count mean min max"));
    }
    int i = 0;
    for (Map.Entry<Long, Total> step : all.entrySet()) {
      out.line(json ? json(step.getKey(), step.getValue()) : row(step, lines, i));
      i++;
    }
  }

  private String row(Map.Entry<Long, Total> step, Map<CoefficientKind, String> lines, int index) {
    StringBuilder row =
        new StringBuilder(
            "%-26s %8d".formatted(Times.text(step.getKey(), span.zone()), step.getValue().windows));
    for (CoefficientKind kind : CoefficientKind.values()) {
      Total.Sum sum = step.getValue().sums.get(kind);
      String figures =
          sum == null
              ? "-"
              : String.format(
                  Locale.ROOT,
                  "%9d %7.4f %5.2f %5.2f %s",
                  sum.count,
                  sum.sum / sum.count,
                  sum.min,
                  sum.max,
                  lines.getOrDefault(kind, "").charAt(index));
      row.append("  ").append("%-34s".formatted(figures));
    }
    return row.toString().stripTrailing();
  }

  private static String json(long start, Total total) {
    StringBuilder text = new StringBuilder("{\"from\":\"");
    text.append(Timestamps.format(Months.instant(start)));
    text.append("\",\"windows\":").append(total.windows);
    for (CoefficientKind kind : CoefficientKind.values()) {
      Total.Sum sum = total.sums.get(kind);
      text.append(",\"").append(kind.wireName()).append("\":");
      if (sum == null) {
        text.append("null");
      } else {
        text.append("{\"count\":").append(sum.count);
        text.append(",\"mean\":").append(DecimalText.of(sum.sum / sum.count));
        text.append(",\"min\":").append(DecimalText.of(sum.min));
        text.append(",\"max\":").append(DecimalText.of(sum.max)).append('}');
      }
    }
    return text.append('}').toString();
  }
}
