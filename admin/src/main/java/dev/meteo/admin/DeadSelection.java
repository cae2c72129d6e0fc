package dev.meteo.admin;

import dev.meteo.cli.UsageError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters are meant. */
final class DeadSelection {
  private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,6}");
  private static final int SHORTEST_ID = 8;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N|ID",
      description = "The position in the list, or the first 8 or more characters of the id.")
  private @Nullable String which;

  @Option(names = "--all", description = "All that are there now.")
  private boolean all;

  @Option(
      names = "--reason",
      paramLabel = "WORD",
      description = "All that are there now with this reason, as in the list.")
  private @Nullable String reason;

  /** Refuses what names nothing, or more than one thing. */
  void check() {
    int given = (which == null ? 0 : 1) + (all ? 1 : 0) + (reason == null ? 0 : 1);
    if (given != 1) {
      throw new UsageError("say which: a position or an id from the list, --all, or --reason WORD");
    }
    if (which != null) {
      checkSingle(which);
    }
  }

  static void checkSingle(String which) {
    if (!isPosition(which) && which.length() < SHORTEST_ID) {
      throw new UsageError(
          "'" + which + "' is no position, and too short for an id; see 'meteo dead list'");
    }
  }

  boolean isSingle() {
    return which != null;
  }

  boolean matches(DeadMessage message) {
    if (which != null) {
      return matches(which, message);
    }
    return reason == null || reason.equals(message.reason());
  }

  static boolean matches(String which, DeadMessage message) {
    return isPosition(which)
        ? message.position() == Integer.parseInt(which)
        : message.id().startsWith(which);
  }

  private static boolean isPosition(String text) {
    return POSITION.matcher(text).matches();
  }

  /** For questions and reports. */
  @Override
  public String toString() {
    if (which != null) {
      return "dead letter " + which;
    }
    return reason == null ? "all dead letters" : "all dead letters with reason '" + reason + "'";
  }
}
