package dev.meteo.worker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Bodies of messages as sensors write them. */
final class Bodies {
  @SuppressWarnings("TimeInStaticInitializer") // any time within the retention will do
  private static final Instant BEGIN =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);

  private Bodies() {}

  /** A good reading; each number has a time of its own, a hundred of them a second. */
  static String air(int number, double temperature) {
    return air(BEGIN.plusMillis(10L * number), temperature);
  }

  static String air(Instant time, double temperature) {
    return """
        {"kind":"air","sensor":"roof","timestamp":"%s","temperature":%s,"humidity":40}\
        """
        .formatted(time, temperature);
  }

  static String pollution(int number, double co2) {
    return """
        {"kind":"pollution","sensor":"roof","timestamp":"%s","co2":%s}\
        """
        .formatted(BEGIN.plusMillis(10L * number), co2);
  }

  static List<String> airs(int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(air(i, 20));
    }
    return bodies;
  }

  static String batch(String... elements) {
    return "[" + String.join(" , ", elements) + "]";
  }
}
