package dev.meteo.compare.scenario;

import java.util.List;

/**
 * More and more terminals, all in one process.
 *
 * @param terminals how many there are in each step, rising
 * @param secondsEach how long a step takes
 */
public record FanOut(List<Integer> terminals, int secondsEach) {
  /** Checks the numbers; copies. */
  public FanOut {
    terminals = List.copyOf(terminals);
    Check.that(!terminals.isEmpty(), "a fan-out needs a number of terminals");
    Check.that(secondsEach >= 1, "secondsEach must be 1 or more");
    for (int i = 0; i < terminals.size(); i++) {
      int before = i == 0 ? 0 : terminals.get(i - 1);
      Check.that(
          terminals.get(i) > before && terminals.get(i) <= 200,
          "the numbers of terminals must rise, to 200 at most: " + terminals);
    }
  }

  /** The most terminals. */
  public int most() {
    return terminals.getLast();
  }
}
