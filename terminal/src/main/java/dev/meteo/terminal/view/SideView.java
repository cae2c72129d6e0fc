package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.Recording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a wide screen has room for: connection, journal, a table of windows, events. */
final class SideView {
  private static final int EVENTS_SHARE = 3;

  private SideView() {}

  static void draw(Region region, Scene scene) {
    int y = connection(region, 0, scene);
    y = journal(region, y, scene.dashboard().recording());
    int events = Math.max(6, (region.height() - y) / EVENTS_SHARE);
    int windows = region.height() - y - events;
    windows(region.part(0, y, region.width(), windows), scene);
    EventsView.draw(region.part(0, y + windows, region.width(), events), scene);
  }

  private static int connection(Region region, int top, Scene scene) {
    region.rule(top, "CONNECTION", Tone.PLAIN);
    LinkText link = LinkText.of(scene.dashboard().link(), scene.now());
    int x = region.text(1, top + 1, link.state() + " ", link.tone(), true);
    region.textCut(x, top + 1, link.detail(), link.tone());
    region.textCut(1, top + 2, link.reason(), Tone.DIM);
    return top + 3;
  }

  private static int journal(Region region, int top, Recording recording) {
    region.rule(top, "JOURNAL", Tone.PLAIN);
    String failure = recording.failure();
    if (failure == null) {
      region.textCut(1, top + 1, recording.summaries() + " recorded since start", Tone.GOOD);
    } else {
      region.textCut(1, top + 1, "cannot be written: " + failure, Tone.BAD);
    }
    region.textCut(1, top + 2, FooterView.tail(recording.path(), region.width() - 2), Tone.DIM);
    return top + 3;
  }

  private static void windows(Region region, Scene scene) {
    region.rule(0, "WINDOWS", Tone.PLAIN);
    region.text(1, 1, "start     wellness     n  pollution     n", Tone.DIM);
    int y = 2;
    for (ReceivedSummary received : scene.dashboard().windows().newestFirst()) {
      if (y >= region.height()) {
        return;
      }
      WindowSummary summary = received.summary();
      region.text(1, y, Ages.timeOfDay(summary.start(), scene.zone()), Tone.PLAIN);
      figures(region, 9, y, summary, CoefficientKind.WELLNESS);
      figures(region, 26, y, summary, CoefficientKind.POLLUTION);
      if (summary.revision() > 1) {
        region.text(43, y, "C" + summary.revision(), Tone.WARN);
      }
      y++;
    }
  }

  private static void figures(
      Region region, int x, int y, WindowSummary summary, CoefficientKind kind) {
    CoefficientStatistics figures = summary.statistics(kind);
    region.text(x, y, row(figures), figures == null ? Tone.DIM : PanelView.tone(kind));
  }

  private static String row(@Nullable CoefficientStatistics figures) {
    return figures == null
        ? String.format(Locale.ROOT, "%10s%6d", Figures.NONE, 0)
        : String.format(Locale.ROOT, "%10.3f%6d", figures.mean(), figures.count());
  }
}
