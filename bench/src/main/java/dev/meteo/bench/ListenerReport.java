package dev.meteo.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a listener to what counts costs; its fields are those of the JSON object.
 *
 * @param rows of each size of message that was measured
 * @param rounds how often each was measured, in turn
 */
record ListenerReport(
    List<Row> rows,
    int rounds,
    double warmUpSeconds,
    double measuredSeconds,
    Surroundings surroundings) {
  /**
   * One size of message.
   *
   * @param readingsPerMessage as a sensor sends them
   * @param with readings stored a second with a listener
   * @param without the same without one
   * @param ratio of the two in the same round: with over without
   */
  record Row(int readingsPerMessage, Spread with, Spread without, Spread ratio) {}

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-30s %6s %14s %10s  %s%n",
            "readings stored a second", "each", "with listener", "without", "ratio"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-30s %6d %,14.0f %,10.0f  %.2f (%.2f-%.2f)%n",
              "",
              row.readingsPerMessage(),
              row.with().median(),
              row.without().median(),
              row.ratio().median(),
              row.ratio().min(),
              row.ratio().max()));
    }
    return text.append(surroundings.footer(rounds, measuredSeconds, warmUpSeconds)).toString();
  }
}
