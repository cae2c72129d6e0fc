package dev.meteo.terminal.model;

import dev.meteo.messages.ReadingDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells windows that came late, or long before their time, from those that came as usual. */
final class Punctuality {
  private static final int NEIGHBOURS = 10;
  private static final Duration LEAST_ALLOWANCE = Duration.ofSeconds(5);

  private Punctuality() {}

  /**
   * A window is late when it came a window's length, and no less than five seconds, later after its
   * end than the quickest of its predecessors: their delay is the proxy's grace and the way.
   *
   * @param started before this, windows of unknown origin are taken to be no news
   */
  static Arrival of(ReceivedSummary received, WindowSeries known, Instant started) {
    if (isEarlier(received, started)) {
      return Arrival.EARLIER;
    }
    Duration length = received.summary().length();
    Duration allowance = length.compareTo(LEAST_ALLOWANCE) > 0 ? length : LEAST_ALLOWANCE;
    Duration delay = Duration.between(received.summary().end(), received.received());
    Duration usual = usualDelay(known.before(received.summary().start(), NEIGHBOURS));
    return delay.compareTo(usual.plus(allowance)) > 0 ? Arrival.LATE : Arrival.ON_TIME;
  }

  /**
   * Whether the window ends further ahead of this machine's clock than its readings may be, and its
   * length.
   */
  static boolean isAhead(ReceivedSummary received) {
    Duration ahead = Duration.between(received.received(), received.summary().end());
    Duration most = ReadingDecoder.MAX_CLOCK_LEAD.plus(received.summary().length());
    return ahead.compareTo(most) > 0;
  }

  private static boolean isEarlier(ReceivedSummary received, Instant started) {
    return switch (received.origin()) {
      case NEW -> false;
      case EARLIER, HISTORY -> true;
      case UNKNOWN -> received.summary().end().isBefore(started);
    };
  }

  private static Duration usualDelay(List<KnownWindow> windows) {
    return windows.stream()
        .filter(window -> window.arrival() == Arrival.ON_TIME)
        .map(KnownWindow::delay)
        .filter(delay -> !delay.isNegative())
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
