package dev.meteo.oracle;

import dev.meteo.oracle.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker says at its end about the readings that it received, whether it adds up, and
 * whether it lost any, which only one that delivers at most once may.
 *
 * @param received readings that came, those that came again too
 * @param stored of them counted for the first time
 * @param duplicate of them counted before
 * @param refused of them refused
 * @param returned of them given back
 * @param lost of them neither stored nor given back
 */
public record CounterLaw(
    long received, long stored, long duplicate, long refused, long returned, long lost) {
  private static final String NUMBER = "([\\d,]+)";
  private static final Pattern LINE =
      Pattern.compile(
          NUMBER
              + " readings received: "
              + NUMBER
              + " stored, "
              + NUMBER
              + " duplicate, "
              + NUMBER
              + " refused, "
              + NUMBER
              + " returned, "
              + NUMBER
              + " lost");

  /** What a line says, if it says that. */
  public static Optional<CounterLaw> read(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.find()
        ? Optional.of(
            new CounterLaw(
                number(matcher, 1),
                number(matcher, 2),
                number(matcher, 3),
                number(matcher, 4),
                number(matcher, 5),
                number(matcher, 6)))
        : Optional.empty();
  }

  /**
   * Violations when what was received is not the sum of what became of it, and when any was lost.
   *
   * @param worker for people
   */
  public List<Violation> check(String worker) {
    List<Violation> violations = new ArrayList<>();
    if (received != stored + duplicate + refused + returned + lost) {
      violations.add(new Violation(Rule.COUNTERS_DO_NOT_ADD_UP, worker, toString()));
    }
    if (lost != 0) {
      violations.add(new Violation(Rule.LOST_BY_WORKER, worker, toString()));
    }
    return violations;
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group).replace(",", ""));
  }
}
