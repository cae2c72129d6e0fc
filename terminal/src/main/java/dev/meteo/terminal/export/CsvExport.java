package dev.meteo.terminal.export;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.KnownWindow;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Windows as comma-separated values by RFC 4180: a row for each coefficient of each window, in
 * fixed columns, times in UTC, plain decimals. What nobody measured is an empty field.
 */
public final class CsvExport implements AutoCloseable {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private final Writer writer;

  private CsvExport(Writer writer) {
    this.writer = writer;
  }

  /** Begins a file, replacing what is there. */
  public static CsvExport to(Path file) throws IOException {
    return to(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  /** Begins a table; closing the export closes the writer. */
  public static CsvExport to(Writer writer) throws IOException {
    CsvExport export = new CsvExport(writer);
    export.row(
        "start",
        "end",
        "revision",
        "coefficient",
        "count",
        "sum",
        "mean",
        "stddev",
        "min",
        "max",
        "newest",
        "received");
    return export;
  }

  /** Adds the windows in their order. */
  public void writeAll(Collection<KnownWindow> windows) throws IOException {
    for (KnownWindow window : windows) {
      write(window.summary(), window.received());
    }
  }

  /** Adds a row for each coefficient. */
  public void write(WindowSummary summary, Instant received) throws IOException {
    for (CoefficientKind kind : CoefficientKind.values()) {
      CoefficientStatistics figures = summary.statistics(kind);
      row(
          Timestamps.format(summary.start()),
          Timestamps.format(summary.end()),
          summary.revision(),
          kind.wireName(),
          figures == null ? 0 : figures.count(),
          figures == null ? "" : decimal(figures.sum()),
          figures == null ? "" : decimal(figures.mean()),
          figures == null ? "" : decimal(figures.stddev()),
          figures == null ? "" : decimal(figures.min()),
          figures == null ? "" : decimal(figures.max()),
          figures == null ? "" : Timestamps.format(figures.newest()),
          Timestamps.format(received));
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void row(Object... fields) throws IOException {
    writer.write(FORMAT.format(fields) + "\r\n");
  }

  /** The shortest decimal that reads back the same, without an exponent. */
  private static String decimal(@Nullable Double value) {
    return value == null ? "" : BigDecimal.valueOf(value).toPlainString();
  }
}
