package dev.meteo.chaos.fault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Bodies with readings that have one identity and several contents, whose coefficients differ: some
 * come twice, some in one message.
 */
final class Contest {
  private static final int LEAST_CO2 = 300;
  private static final int STEP_CO2 = 35;

  /** The warmer from here on, the worse. */
  private static final int WARM = 22;

  private final String sensor;
  private final Random dice;

  /**
   * @param sensor whose readings nobody else makes
   */
  Contest(String sensor, long seed) {
    this.sensor = sensor;
    this.dice = new Random(seed);
  }

  /** The bodies of one identity, in the order in which they are to be sent. */
  List<String> bodies(Instant at) {
    boolean air = dice.nextBoolean();
    int first = dice.nextInt(4);
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < 2 + dice.nextInt(2); i++) {
      contents.add(reading(at.truncatedTo(ChronoUnit.MICROS), air, first + i));
    }
    List<String> bodies = new ArrayList<>(contents);
    if (dice.nextBoolean()) {
      bodies.add(contents.get(dice.nextInt(contents.size())));
    }
    if (dice.nextInt(3) == 0) {
      bodies.add("[" + contents.get(1) + "," + contents.get(0) + "]");
    }
    Collections.shuffle(bodies, dice);
    return bodies;
  }

  private String reading(Instant at, boolean air, int content) {
    String values =
        air
            ? "\"temperature\":%d,\"humidity\":40".formatted(WARM + 2 * content)
            : "\"co2\":%d".formatted(LEAST_CO2 + content * STEP_CO2);
    return String.format(
        Locale.ROOT,
        "{\"kind\":\"%s\",\"sensor\":\"%s\",\"timestamp\":\"%s\",%s}",
        air ? "air" : "pollution",
        sensor,
        at,
        values);
  }
}
