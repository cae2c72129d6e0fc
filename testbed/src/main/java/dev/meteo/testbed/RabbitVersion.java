package dev.meteo.testbed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RabbitMQ's version, as far as anything depends on it. */
record RabbitVersion(int major, int minor) {
  private static final Pattern SHAPE = Pattern.compile("(\\d+)\\.(\\d+)(\\D.*)?");
  private static final RabbitVersion OLDEST = new RabbitVersion(3, 10);

  static RabbitVersion parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new StackException("'" + text + "' is no version of RabbitMQ");
    }
    return new RabbitVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Refuses what lacks streams, message TTL of quorum queues or at-least-once dead-lettering. */
  void requireSupported() {
    if (major < OLDEST.major || (major == OLDEST.major && minor < OLDEST.minor)) {
      throw new StackException(
          "RabbitMQ " + this + " is too old: Meteo needs " + OLDEST + " or newer");
    }
  }

  boolean isAtLeast4() {
    return major >= 4;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
