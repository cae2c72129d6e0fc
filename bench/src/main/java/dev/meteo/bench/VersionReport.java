package dev.meteo.bench;

import java.util.List;
import java.util.Locale;

/**
 * Two versions compared; its fields are those of the JSON object.
 *
 * @param other where the other version is
 * @param rows of everything that was measured of both
 * @param rounds how often each was measured, in turn
 */
record VersionReport(
    String other,
    List<Row> rows,
    int rounds,
    double warmUpSeconds,
    double measuredSeconds,
    Surroundings surroundings) {
  /**
   * One figure.
   *
   * @param what with its unit
   * @param here of this version
   * @param there of the other one
   * @param ratio of the two in the same round: this one over the other
   */
  record Row(String what, Spread here, Spread there, Interval ratio) {}

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-44s %12s %12s  %s%n", "medians", "this", "the other", "ratio (95 % interval)"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-44s %,12.1f %,12.1f  %.3f (%.3f-%.3f)%n",
              row.what(),
              row.here().median(),
              row.there().median(),
              row.ratio().ratio(),
              row.ratio().low(),
              row.ratio().high()));
    }
    return text.append(
            "the other: "
                + other
                + System.lineSeparator()
                + surroundings.footer(rounds, measuredSeconds, warmUpSeconds))
        .toString();
  }
}
