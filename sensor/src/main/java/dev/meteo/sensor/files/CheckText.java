package dev.meteo.sensor.files;

import dev.meteo.messages.DecimalText;
import dev.meteo.messages.VisibleText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a check found, for people. */
final class CheckText {
  private static final int LINES_SHOWN = 10;

  private final PrintWriter out;

  CheckText(PrintWriter out) {
    this.out = out;
  }

  void write(String file, FileCheck check, FileReport report, RowReader rows) {
    Layout layout = rows.layout();
    line("file", file);
    line("encoding", report.encoding().name());
    line("separator", HeaderSearch.separatorName(layout.splitter().separator()));
    line(
        "decimal sign",
        switch (layout.decimal()) {
          case COMMA -> "comma";
          case POINT -> "point";
          case UNDECIDED -> "none seen";
        });
    line("header", layout.headerLine() == 0 ? "none" : "line " + layout.headerLine());
    columns(layout);
    line(
        "zone",
        rows.usedZone() ? FileZone.name(layout.zone()) + ", " + layout.zoneSource() : "not needed");
    line("day and month", layout.times().order().toString());
    line("sensors", check.sensors());
    line("times", check.span());
    line("readings", check.air() + " air, " + check.co2() + " CO2");
    line("gaps", report.gaps() + (report.gaps() == 1 ? " row" : " rows"));
    line("skipped", report.skippedRows() + (report.skippedRows() == 1 ? " row" : " rows"));
    report.commonest().forEach(reason -> line("", reason));
    rows("first rows", check.firstRows());
    rows("last rows", check.lastRows());
    skipped(report.skippedLines());
    FileCheck.warnings(report, rows).forEach(warning -> line("note", warning));
  }

  private void columns(Layout layout) {
    Columns columns = layout.columns();
    line(
        "time",
        columns.times().stream()
            .map(index -> VisibleText.quoted(layout.header().get(index)))
            .collect(Collectors.joining(" and ")));
    for (QuantityColumn column : columns.quantities()) {
      String unit = column.unit() == null ? "no unit said" : column.unit().sign();
      line(column.quantity().field(), VisibleText.quoted(column.name()) + ", " + unit);
    }
    if (columns.sensor() >= 0) {
      line("sensor", VisibleText.quoted(layout.header().get(columns.sensor())));
    }
    LongColumns longTable = layout.longTable();
    if (longTable != null) {
      line(
          "pivot",
          VisibleText.quoted(layout.header().get(longTable.entity()))
              + " with the values "
              + VisibleText.quoted(layout.header().get(longTable.value())));
    }
  }

  private void rows(String name, List<RecordedRow> rows) {
    String label = name;
    for (RecordedRow row : rows) {
      line(label, text(row));
      label = "";
    }
  }

  private static String text(RecordedRow row) {
    StringBuilder text = new StringBuilder("line " + row.line() + ": " + row.time());
    RecordedRow.Air air = row.air();
    Double co2 = row.co2();
    text.append(row.sensor().isEmpty() ? "" : " " + row.sensor());
    if (air != null) {
      text.append(" ").append(DecimalText.of(air.temperature())).append(" °C ");
      text.append(DecimalText.of(air.humidity())).append(" %");
    }
    return text + (co2 == null ? "" : " " + DecimalText.of(co2) + " ppm");
  }

  private void skipped(List<FileReport.Skipped> lines) {
    String label = "not used";
    for (FileReport.Skipped skipped : lines.subList(0, Math.min(LINES_SHOWN, lines.size()))) {
      line(label, "line " + skipped.line() + ": " + skipped.reason());
      label = "";
    }
    if (lines.size() > LINES_SHOWN) {
      line("", "and further lines");
    }
  }

  private void line(String label, @Nullable String value) {
    out.printf(Locale.ROOT, "%-14s%s%n", label, value);
  }
}
