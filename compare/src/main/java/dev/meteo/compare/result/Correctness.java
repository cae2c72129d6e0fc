package dev.meteo.compare.result;

import java.util.List;

/**
 * What the oracle found.
 *
 * @param expectedReadings that were sent, as the generator knows
 * @param countedReadings in the windows' last revisions
 * @param lostReadings expected, and in no window
 * @param doubleReadings counted more than once
 * @param lateReadings counted, but only by a revision after their window's first; the warm-up's are
 *     left out
 * @param windowsExpected that have readings
 * @param windowsRight whose last revision says what the oracle says
 * @param windowsWrong missing, unexpected, or with other figures
 * @param correctedWindows that have more than one revision, after the warm-up
 * @param unexplained violations that readings which were lost cannot be the reason of
 * @param violations in words; the first ones are enough
 */
public record Correctness(
    long expectedReadings,
    long countedReadings,
    long lostReadings,
    long doubleReadings,
    long lateReadings,
    long windowsExpected,
    long windowsRight,
    long windowsWrong,
    long correctedWindows,
    long unexplained,
    List<String> violations) {
  /** Defensive copy. */
  public Correctness {
    violations = List.copyOf(violations);
  }

  /** Whether every reading counts exactly once and every window is right. */
  public boolean isRight() {
    return lostReadings == 0 && doubleReadings == 0 && windowsWrong == 0 && violations.isEmpty();
  }
}
