package dev.meteo.bench;

import java.util.List;
import java.util.Locale;

/**
 * What safeguards cost; its fields are those of the JSON object.
 *
 * @param rows of each safeguard and size of message that was measured
 * @param rounds how often each was measured, in turn
 */
record SafeguardReport(
    List<Row> rows,
    int rounds,
    double warmUpSeconds,
    double measuredSeconds,
    Surroundings surroundings) {
  /**
   * One safeguard.
   *
   * @param readingsPerMessage as a sensor sends them
   * @param with readings stored a second with all safeguards
   * @param without the same without this one
   * @param ratio of the two in the same round: with all over without this one
   */
  record Row(String safeguard, int readingsPerMessage, Spread with, Spread without, Spread ratio) {}

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-40s %6s %10s %10s  %s%n",
            "readings stored a second, without", "each", "with all", "without", "ratio"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-40s %6d %,10.0f %,10.0f  %.2f (%.2f-%.2f)%n",
              row.safeguard(),
              row.readingsPerMessage(),
              row.with().median(),
              row.without().median(),
              row.ratio().median(),
              row.ratio().min(),
              row.ratio().max()));
    }
    text.append(surroundings.footer(rounds, measuredSeconds, warmUpSeconds));
    return text.toString();
  }
}
