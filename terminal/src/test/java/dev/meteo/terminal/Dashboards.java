package dev.meteo.terminal;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Dashboards for tests. */
public final class Dashboards {
  /** When the terminal of these tests was started: before all windows. */
  public static final Instant STARTED = Samples.NOON.minusSeconds(1);

  private Dashboards() {}

  /** A terminal that has just started, with these alerts. */
  public static Dashboard starting(AlertRule... rules) {
    return Dashboard.starting("hall", "/home/me/journal/hall", STARTED, List.of(rules));
  }

  /** A terminal that is connected. */
  public static Dashboard connected(AlertRule... rules) {
    return starting(rules).after(new Happening.LinkUp(STARTED, "mq1:5672"));
  }

  /** A connected terminal whose journal held these. */
  public static Dashboard of(WindowSummary... summaries) {
    return connected().after(new Happening.Remembered(STARTED, received(summaries)));
  }

  /** These arrive, each a second after its end. */
  public static Happening recorded(WindowSummary... summaries) {
    List<ReceivedSummary> received = received(summaries);
    return new Happening.Recorded(received.getLast().received(), received);
  }

  /** As they are received. */
  public static List<ReceivedSummary> received(WindowSummary... summaries) {
    return Arrays.stream(summaries).map(Samples::received).toList();
  }
}
