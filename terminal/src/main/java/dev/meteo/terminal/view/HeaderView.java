package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.Recording;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The first row: who, the connection, the newest window, what is not as usual, the time. */
final class HeaderView {
  private static final int GAP = 2;

  private HeaderView() {}

  static void draw(Region region, Scene scene) {
    Dashboard dashboard = scene.dashboard();
    String clock = Ages.timeOfDay(scene.now(), scene.zone());
    Region left = region.part(0, 0, region.width() - clock.length() - GAP, 1);
    region.textRight(0, clock, Tone.PLAIN);
    int x = left.text(1, 0, "meteo ", Tone.DIM);
    x = left.text(x, 0, dashboard.terminal(), Tone.PLAIN, true) + GAP;
    x = recording(left, x, dashboard.recording()) + GAP;
    if (scene.controls().frozen() != null) {
      x = left.text(x, 0, "PAUSED", Tone.WARN, true) + GAP;
    }
    String stale = stale(dashboard, scene.now());
    if (stale != null) {
      x = left.text(x, 0, stale, Tone.WARN, true) + GAP;
    }
    LinkText link = LinkText.of(dashboard.link(), scene.now());
    x = left.text(x, 0, link.state(), link.tone(), true) + 1;
    x = left.text(x, 0, link.detail(), link.tone()) + GAP;
    left.textCut(x, 0, link.reason().isEmpty() ? window(scene) : link.reason(), Tone.DIM);
  }

  private static int recording(Region region, int x, Recording recording) {
    return recording.failure() == null
        ? region.text(x, 0, "REC " + recording.summaries(), Tone.GOOD)
        : region.text(x, 0, "REC FAILS", Tone.BAD, true);
  }

  private static @Nullable String stale(Dashboard dashboard, Instant now) {
    ReceivedSummary newest = dashboard.windows().newest();
    return newest == null || !dashboard.isStale(now)
        ? null
        : "STALE " + Ages.span(Duration.between(newest.received(), now));
  }

  private static String window(Scene scene) {
    ReceivedSummary newest = scene.dashboard().windows().newest();
    return newest == null
        ? ""
        : "window "
            + Ages.length(newest.summary().length())
            + " from "
            + Ages.time(newest.summary().start(), scene.now(), scene.zone());
  }
}
