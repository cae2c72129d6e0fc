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
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Windows as comma-separated values by RFC 4180: a row for each coefficient of each window, in
 * fixed columns, times in UTC, plain decimals. What nobody measured is an empty field.
 */
public final class CsvExport implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
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
              "received")
          .get();

  private final CSVPrinter printer;

  private CsvExport(CSVPrinter printer) {
    this.printer = printer;
  }

  /** Begins a file, replacing what is there. */
  public static CsvExport to(Path file) throws IOException {
    return to(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  /** Begins a table; closing the export closes the writer. */
  public static CsvExport to(Writer writer) throws IOException {
    return new CsvExport(new CSVPrinter(writer, FORMAT));
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
      printer.print(Timestamps.format(summary.start()));
      printer.print(Timestamps.format(summary.end()));
      printer.print(summary.revision());
      printer.print(kind.wireName());
      printFigures(figures);
      printer.print(Timestamps.format(received));
      printer.println();
    }
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }

  private void printFigures(@Nullable CoefficientStatistics figures) throws IOException {
    printer.print(figures == null ? 0 : figures.count());
    printer.print(figures == null ? null : decimal(figures.sum()));
    printer.print(figures == null ? null : decimal(figures.mean()));
    Double stddev = figures == null ? null : figures.stddev();
    printer.print(stddev == null ? null : decimal(stddev));
    printer.print(figures == null ? null : decimal(figures.min()));
    printer.print(figures == null ? null : decimal(figures.max()));
    printer.print(figures == null ? null : Timestamps.format(figures.newest()));
  }

  /** The shortest decimal that reads back the same, without an exponent. */
  private static String decimal(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
