package dev.meteo.bench;

import dev.meteo.cli.UserError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many readings a sensor published, as far as it knows.
 *
 * @param atLeast what the broker confirmed
 * @param atMost what may have reached it; more only when the sensor ended before all was confirmed
 */
record Published(long atLeast, long atMost) {
  private static final Pattern ALL_CONFIRMED =
      Pattern.compile("([0-9]+) readings sent and confirmed");
  private static final Pattern SOME_UNKNOWN =
      Pattern.compile("([0-9]+) of ([0-9]+) readings are not confirmed");

  /**
   * Reads it from the sensor's last words.
   *
   * @throws UserError when they do not say it
   */
  static Published of(List<String> lines) {
    for (String line : lines.reversed()) {
      Matcher all = ALL_CONFIRMED.matcher(line);
      if (all.find()) {
        long confirmed = Long.parseLong(all.group(1));
        return new Published(confirmed, confirmed);
      }
      Matcher some = SOME_UNKNOWN.matcher(line);
      if (some.find()) {
        long accepted = Long.parseLong(some.group(2));
        return new Published(accepted - Long.parseLong(some.group(1)), accepted);
      }
    }
    throw new UserError("the sensor did not say what it sent: " + String.join(" / ", lines));
  }

  /**
   * Compares with what is stored when no reading waits any more.
   *
   * @throws UserError when a reading was lost or counted twice
   */
  void check(long stored) {
    if (stored < atLeast || stored > atMost) {
      throw new UserError(
          stored + " readings are stored, but " + atLeast + " to " + atMost + " were published");
    }
  }
}
