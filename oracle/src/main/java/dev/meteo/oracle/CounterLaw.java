package dev.meteo.oracle;

import dev.meteo.oracle.Violation.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a worker says at its end about the readings that it received, and whether it adds up. One
 * that is allowed to lose readings says that too, and does not add up here.
 *
 * @param received readings that came, those that came again too
 * @param stored of them counted for the first time
 * @param duplicate of them counted before
 * @param refused of them refused
 * @param returned of them given back
 */
public record CounterLaw(long received, long stored, long duplicate, long refused, long returned) {
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
              + " returned");

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
                number(matcher, 5)))
        : Optional.empty();
  }

  /**
   * A violation when what was received is not the sum of what became of it.
   *
   * @param worker for people
   */
  public Optional<Violation> check(String worker) {
    return received == stored + duplicate + refused + returned
        ? Optional.empty()
        : Optional.of(new Violation(Rule.COUNTERS_DO_NOT_ADD_UP, worker, toString()));
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group).replace(",", ""));
  }
}
