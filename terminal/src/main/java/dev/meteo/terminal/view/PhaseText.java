package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.LinkState;
import dev.meteo.terminal.model.Phase;
import java.time.Duration;
import java.time.Instant;

/**
 * The state of everything between the window proxy and the screen, in words.
 *
 * @param word in one
 * @param detail where to, or since when not and when next; may be empty
 * @param reason why not; empty when all is well
 */
record PhaseText(Phase phase, String word, String detail, String reason, Tone tone) {
  static PhaseText of(Dashboard dashboard, Instant now) {
    Phase phase = dashboard.phase(now);
    return new PhaseText(
        phase,
        word(phase),
        detail(dashboard, phase, now),
        reason(dashboard),
        tone(dashboard, phase, now));
  }

  /** The word in brackets, so that it stands out without colours. */
  String badge() {
    return "[" + word + "]";
  }

  /** The word's first letter in brackets, for the smallest screens. */
  String letter() {
    return "[" + word.charAt(0) + "]";
  }

  private static String word(Phase phase) {
    return switch (phase) {
      case CONNECTING -> "CONNECTING";
      case DOWN -> "DOWN";
      case WAITING -> "WAITING";
      case STALE -> "STALE";
      case PAST -> "OLD DATA";
      case IDLE -> "NO READINGS";
      case LIVE -> "LIVE";
      case REPLAY -> "REPLAY";
      case ENDED -> "ENDED";
    };
  }

  private static Tone tone(Dashboard dashboard, Phase phase, Instant now) {
    return switch (phase) {
      case LIVE -> Tone.GOOD;
      case DOWN -> Tone.BAD;
      case CONNECTING, WAITING, STALE, IDLE -> Tone.WARN;
      case REPLAY, ENDED -> trouble(dashboard, now).isEmpty() ? Tone.PLAIN : Tone.WARN;
      case PAST -> Tone.PLAIN;
    };
  }

  private static String detail(Dashboard dashboard, Phase phase, Instant now) {
    if (dashboard.link() instanceof LinkState.Down down) {
      return down(down, now);
    }
    if (dashboard.link() instanceof LinkState.Replaying replaying) {
      String trouble = trouble(dashboard, now);
      return trouble.isEmpty() ? replaying.speed() : replaying.speed() + ", " + trouble;
    }
    return switch (phase) {
      case STALE -> "for " + Ages.span(dashboard.silence(now));
      case IDLE -> "for " + Ages.span(dashboard.flow().idleFor(now));
      case WAITING ->
          dashboard.windows().isEmpty() ? "for the first window" : "for the first readings";
      case PAST ->
          dashboard.isCatchingUp(now) ? "catching up " + dashboard.cameSinceConnected() : "";
      default -> "";
    };
  }

  /** What a replay's own word leaves no room for. */
  private static String trouble(Dashboard dashboard, Instant now) {
    if (dashboard.isStale(now)) {
      return "stale for " + Ages.span(dashboard.silence(now));
    }
    return dashboard.flow().isIdle()
        ? "no readings for " + Ages.span(dashboard.flow().idleFor(now))
        : "";
  }

  private static String reason(Dashboard dashboard) {
    return dashboard.link() instanceof LinkState.Down down ? down.reason() : "";
  }

  private static String down(LinkState.Down down, Instant now) {
    String since = Ages.span(Duration.between(down.since(), now));
    Duration wait = Duration.between(now, down.nextAttempt());
    return since
        + ", try "
        + (down.attempt() + 1)
        + (wait.isPositive() ? " in " + ceil(wait) : " now");
  }

  private static String ceil(Duration wait) {
    return wait.plusMillis(999).toSeconds() + " s";
  }
}
