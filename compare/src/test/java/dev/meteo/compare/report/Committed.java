package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import java.nio.file.Path;

/** The report in docs. */
final class Committed {
  static final Path DOCS = Path.of("..", "docs");
  static final Path FOLDER = DOCS.resolve("report");

  private static final Comparison REPORT = Comparison.read(FOLDER.resolve("report.json"));

  private Committed() {}

  /** Its figures; read once. */
  static Comparison report() {
    return REPORT;
  }
}
