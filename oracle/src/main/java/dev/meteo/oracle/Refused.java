package dev.meteo.oracle;

import dev.meteo.oracle.Violation.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be among the refused bodies, and what must not. */
public final class Refused {
  private Refused() {}

  /**
   * Judges what was refused.
   *
   * @param bodies as they were refused, with repetitions
   * @param intended the readings that must count
   * @param bad the bodies that must be refused, each unlike all others
   */
  public static List<Violation> judge(
      Collection<byte[]> bodies,
      Collection<? extends RawReading> intended,
      Collection<String> bad) {
    Set<RawReading.Identity> good = new HashSet<>();
    intended.forEach(reading -> good.add(reading.identity()));
    List<Violation> violations = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (byte[] body : bodies) {
      String text = new String(body, StandardCharsets.UTF_8);
      texts.add(text);
      if (!bad.contains(text) && isOneOf(good, body)) {
        violations.add(new Violation(Rule.GOOD_READING_REFUSED, text, "must count"));
      }
    }
    bad.stream()
        .filter(body -> !texts.contains(body))
        .map(body -> new Violation(Rule.BAD_BODY_NOT_REFUSED, body, "is not among the refused"))
        .forEach(violations::add);
    return violations;
  }

  private static boolean isOneOf(Set<RawReading.Identity> good, byte[] body) {
    try {
      return SentMessage.read(body).stream().anyMatch(reading -> good.contains(reading.identity()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return false; // whatever it is, it is none of those
    }
  }
}
