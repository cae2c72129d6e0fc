package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.Alert;
import dev.meteo.terminal.model.Arrival;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.KnownWindow;
import dev.meteo.terminal.model.LinkState;
import dev.meteo.terminal.model.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a wide screen has room for: connection, journal, alerts, a table of windows. */
final class SideView {
  private static final int MARK_COLUMN = 43;

  private final Region region;
  private final Scene scene;
  private final Dashboard dashboard;
  private int y;

  private SideView(Region region, Scene scene) {
    this.region = region;
    this.scene = scene;
    this.dashboard = scene.dashboard();
  }

  static void draw(Region region, Scene scene) {
    SideView side = new SideView(region, scene);
    side.connection();
    if (!scene.dashboard().recording().path().isEmpty()) {
      side.journal(scene.dashboard().recording());
    }
    side.alerts();
    side.signs();
    side.windows();
  }

  private void connection() {
    region.rule(y++, "CONNECTION", Tone.PLAIN);
    PhaseText phase = PhaseText.of(dashboard, scene.now());
    int x = region.text(1, y, phase.badge() + " ", phase.tone(), true);
    region.textCut(x, y++, phase.detail(), phase.tone());
    String reason = phase.reason();
    if (dashboard.link() instanceof LinkState.Up up) {
      reason = up.node() + " since " + Ages.time(up.since(), scene.now(), scene.zone());
    } else if (dashboard.link() instanceof LinkState.Replaying replaying) {
      reason = replaying.source();
    }
    region.textCut(1, y++, reason, Tone.DIM);
    KnownWindow newest = dashboard.windows().newest();
    if (newest != null && newest.arrival() != Arrival.EARLIER) {
      String delay = String.format(Locale.ROOT, "%.1f s", newest.delay().toMillis() / 1000.0);
      region.textCut(1, y, "window's end to screen " + delay, Tone.DIM);
    }
    y++;
  }

  private void journal(Recording recording) {
    region.rule(y++, "JOURNAL", Tone.PLAIN);
    String failure = recording.failure();
    if (failure == null) {
      region.textCut(1, y++, recording.summaries() + " recorded since start", Tone.GOOD);
    } else {
      region.textCut(1, y++, "NOT RECORDING: " + failure, Tone.BAD);
      String counts =
          recording.waiting()
              + " wait for that, "
              + recording.summaries()
              + " recorded since start";
      region.textCut(1, y++, counts, Tone.BAD);
    }
    if (recording.remembered() > 0) {
      region.textCut(1, y++, recording.remembered() + " from earlier runs", Tone.DIM);
    }
    region.textCut(1, y++, FooterView.tail(recording.path(), region.width() - 2), Tone.DIM);
  }

  private void alerts() {
    List<Alert> alerts = dashboard.alerts().alerts();
    if (alerts.isEmpty()) {
      return;
    }
    region.rule(y++, scene.controls().bell() ? "ALERTS, bell on" : "ALERTS", Tone.PLAIN);
    for (Alert alert : alerts) {
      String state =
          alert.isOn()
              ? "ALERT since " + Ages.time(AlertText.since(alert), scene.now(), scene.zone())
              : "well";
      String text = alert.rule().text() + "  " + state;
      region.textCut(1, y++, text, alert.isOn() ? Tone.BAD : Tone.DIM);
    }
  }

  private void signs() {
    if (dashboard.link() instanceof LinkState.Replaying && dashboard.signs() == null) {
      return;
    }
    SignRows rows = SignRows.of(scene);
    int workers = Math.clamp(rows.workers().size(), 1, Math.max(1, region.height() / 10));
    int sensors = Math.clamp(rows.sensors().size(), 1, Math.max(2, region.height() / 6));
    SignsView.drawWorkers(region.part(0, y, region.width(), workers + 1), scene, rows);
    y += workers + 1;
    SignsView.drawSensors(region.part(0, y, region.width(), sensors + 1), scene, rows);
    y += sensors + 1;
  }

  private void windows() {
    region.rule(y++, "WINDOWS", Tone.PLAIN);
    region.text(1, y++, "start     wellness     n  pollution     n", Tone.DIM);
    Instant end = scene.controls().end();
    KnownWindow newest = dashboard.windows().newest();
    Instant oldest = dashboard.windows().oldestStart();
    if (newest == null || oldest == null) {
      return;
    }
    Duration length = dashboard.windows().length();
    Instant start = newest.start();
    if (end != null) {
      TimeAxis axis = scene.axis(1);
      start = axis.to().minus(length);
    }
    for (; y < region.height() && !start.isBefore(oldest); y++) {
      row(start);
      start = start.minus(length);
    }
  }

  private void row(Instant start) {
    KnownWindow window = dashboard.windows().at(start);
    boolean atCursor = start.equals(scene.controls().cursor());
    region.text(1, y, Ages.timeOfDay(start, scene.zone()), Tone.PLAIN, atCursor);
    if (window == null) {
      region.text(11, y, "never came", Tone.DIM);
      region.text(MARK_COLUMN, y, "x", Tone.BAD, true);
      return;
    }
    figures(9, window.summary(), CoefficientKind.WELLNESS);
    figures(26, window.summary(), CoefficientKind.POLLUTION);
    region.text(MARK_COLUMN, y, marks(window), Tone.WARN, true);
    if (atCursor) {
      for (int x = 0; x < region.width(); x++) {
        region.ground(x, y, Ground.CURSOR);
      }
    }
  }

  private static String marks(KnownWindow window) {
    return (window.isCorrected() ? "C r" + window.summary().revision() + " " : "")
        + (window.arrival() == Arrival.LATE ? "L" : "");
  }

  private void figures(int x, WindowSummary summary, CoefficientKind kind) {
    CoefficientStatistics figures = summary.statistics(kind);
    region.text(x, y, row(figures), figures == null ? Tone.DIM : PanelView.tone(kind));
  }

  private static String row(@Nullable CoefficientStatistics figures) {
    return figures == null
        ? String.format(Locale.ROOT, "%10s%6d", Figures.NONE, 0)
        : String.format(Locale.ROOT, "%10.3f%6d", figures.mean(), figures.count());
  }
}
