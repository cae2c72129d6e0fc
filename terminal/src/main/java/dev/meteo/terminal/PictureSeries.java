package dev.meteo.terminal;

import dev.meteo.terminal.journal.JournalReader;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.screen.AnsiPicture;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.view.DashboardView;
import dev.meteo.terminal.view.Scene;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what a screen would have shown, at the end of a journal or again and again. */
final class PictureSeries implements JournalReader {
  private final DisplayOptions display;
  private final Capabilities capabilities;
  private final ScreenSize size;
  private final PrintStream out;
  private final Instant from;
  private final Instant to;
  private final @Nullable Duration every;
  private final List<ReceivedSummary> together = new ArrayList<>();
  private Dashboard dashboard;
  private Instant next;
  private Instant last;

  PictureSeries(
      Dashboard initial,
      DisplayOptions display,
      ScreenSize size,
      PrintStream out,
      Instant from,
      Instant to,
      @Nullable Duration every) {
    this.dashboard = initial;
    this.display = display;
    this.capabilities = display.capabilities();
    this.size = size;
    this.out = out;
    this.from = from;
    this.to = to;
    this.every = every;
    this.next = from;
    this.last = from;
  }

  @Override
  public void signs(Happening.SignsCame came) {
    if (!came.at().isAfter(to)) {
      flush();
      printUntil(came.at());
      dashboard = dashboard.after(came);
    }
  }

  @Override
  public void summary(ReceivedSummary received) {
    Instant at = received.received();
    if (at.isAfter(to)) {
      return;
    }
    if (!together.isEmpty() && !together.getFirst().received().equals(at)) {
      flush();
    }
    printUntil(at);
    together.add(received);
    last = at;
  }

  /** Tells what was received together, as it was told when it was received. */
  private void flush() {
    if (!together.isEmpty()) {
      Instant at = together.getFirst().received();
      List<ReceivedSummary> batch = List.copyOf(together);
      together.clear();
      dashboard =
          dashboard.after(
              at.isBefore(from)
                  ? new Happening.Remembered(from, batch)
                  : new Happening.Recorded(at, batch));
    }
  }

  /** The journal's end. */
  void end() {
    flush();
    Instant now = to.equals(Instant.MAX) ? last : to;
    if (every == null) {
      print(now);
    } else {
      printUntil(now);
    }
  }

  private void printUntil(Instant end) {
    Duration step = every;
    for (; step != null && next.isBefore(end); next = next.plus(step)) {
      print(next);
      out.print('\f');
    }
  }

  private void print(Instant now) {
    Scene scene =
        new Scene(
            dashboard, display.controls(), now, ZoneId.systemDefault(), capabilities.appearance());
    out.print(
        AnsiPicture.of(
            DashboardView.draw(scene, size.columns(), size.rows()),
            capabilities,
            scene.controls().theme()));
  }
}
