package dev.meteo.terminal.view;

import dev.meteo.terminal.model.LinkState;
import java.time.Duration;
import java.time.Instant;

/**
 * The state of the connection in words.
 *
 * @param state in a word, with a mark
 * @param detail where to, or since when not and when next
 * @param reason why not; empty when there is a connection
 */
record LinkText(String state, String detail, String reason, Tone tone) {
  static LinkText of(LinkState link, Instant now) {
    return switch (link) {
      case LinkState.Connecting connecting -> new LinkText("○ connecting", "", "", Tone.WARN);
      case LinkState.Up up -> new LinkText("● UP", up.node(), "", Tone.GOOD);
      case LinkState.Down down -> new LinkText("○ DOWN", down(down, now), down.reason(), Tone.BAD);
    };
  }

  private static String down(LinkState.Down down, Instant now) {
    String since = Ages.span(Duration.between(down.since(), now));
    Duration wait = Duration.between(now, down.nextAttempt());
    return since + (wait.isPositive() ? ", next try in " + ceil(wait) + " s" : ", trying");
  }

  private static long ceil(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }
}
