package dev.meteo.terminal.view;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.KnownWindow;
import dev.meteo.terminal.model.LinkState;
import dev.meteo.terminal.model.Phase;
import dev.meteo.terminal.model.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first row: the state in a word, who this is, what is not as usual, the newest window, the
 * time. What matters least gives way first.
 */
final class HeaderView {
  private static final int GAP = 2;
  private static final int NEVER = 0;

  /** On narrower screens the time has room only when nothing else needs it. */
  private static final int CLOCK_FROM = 56;

  private static final int CLOCK_WIDTH = 10;

  /** On narrower screens the last row says the reason. */
  static final int REASON_FROM = 64;

  /**
   * A part of the row.
   *
   * @param weight what weighs most is left out first; 0 never is
   */
  private record Segment(String text, Tone tone, boolean strong, Ground ground, int weight) {}

  private final Scene live;
  private final Scene shown;
  private final List<Segment> segments = new ArrayList<>();

  private HeaderView(Scene scene) {
    this.live = scene;
    this.shown = scene.shown();
  }

  /**
   * @param scene as it is, not as it was when the picture was held still
   */
  static void draw(Region region, Scene scene) {
    HeaderView header = new HeaderView(scene);
    header.collect(region.width());
    int clock = region.width() < CLOCK_FROM ? 0 : CLOCK_WIDTH;
    header.fit(region.width() - 1 - clock);
    int x = 1;
    for (Segment segment : header.segments) {
      region.text(x, 0, segment.text, segment.tone, segment.strong);
      for (int i = 0; i < segment.text.length(); i++) {
        region.ground(x + i, 0, segment.ground);
      }
      x += segment.text.length() + GAP;
    }
    header.drawClock(region, x);
  }

  private void collect(int width) {
    Dashboard dashboard = live.dashboard();
    PhaseText phase = PhaseText.of(dashboard, live.now());
    boolean tiny = width < Layout.LEAST_WIDTH + 6;
    add("meteo " + dashboard.terminal(), Tone.PLAIN, true, 6);
    add(tiny ? phase.letter() : phase.badge(), phase.tone(), true, NEVER);
    add(phase.detail(), phase.tone(), false, 1);
    recordingFailure(dashboard.recording());
    paused();
    scrolled();
    cursor();
    alerts(dashboard);
    if (width >= REASON_FROM) {
      add(cut(phase.reason(), width / 3), Tone.DIM, false, 3);
    }
    signs(dashboard);
    window(dashboard, phase.phase());
    if (dashboard.link() instanceof LinkState.Up up) {
      add(up.node(), Tone.DIM, false, 9);
    }
    recorded(dashboard.recording());
  }

  private void signs(Dashboard dashboard) {
    Happening.SignsCame came = dashboard.signs();
    if (came == null) {
      return;
    }
    SignsOfLife signs = came.signs();
    if (SignRows.isOld(dashboard, live.now())) {
      oldSigns(came);
      return;
    }
    long working = signs.workers().stream().filter(worker -> !came.isSilent(worker)).count();
    if (working == 0) {
      add("no " + SignRows.role(signs), Tone.BAD, true, 3);
    }
    if (came.isQuiet()) {
      add("no sensor", Tone.BAD, true, 3);
    } else if (came.silentSensors() > 0) {
      add(came.silentSensors() + " silent", Tone.WARN, false, 3);
    }
    add(
        SignRows.counted(working, SignRows.role(signs))
            + ", "
            + SignRows.counted(signs.sensors(), "sensor"),
        Tone.DIM,
        false,
        8);
  }

  /** Who was silent when the last word came need not be so any more. */
  private void oldSigns(Happening.SignsCame came) {
    SignsOfLife signs = came.signs();
    String text =
        SignRows.counted(signs.workers().size(), SignRows.role(signs))
            + ", "
            + SignRows.counted(signs.sensors(), "sensor")
            + " as of "
            + Ages.time(came.at(), live.now(), live.zone());
    add(text, Tone.DIM, false, 8);
  }

  private void recordingFailure(Recording recording) {
    if (recording.failure() != null) {
      String waiting = recording.waiting() > 0 ? recording.waiting() + " " : "";
      segments.add(new Segment(" NOT RECORDING " + waiting, Tone.BAD, true, Ground.ALARM, NEVER));
    }
  }

  private void recorded(Recording recording) {
    if (recording.failure() == null && !recording.path().isEmpty()) {
      add("REC " + recording.summaries(), Tone.GOOD, false, 7);
    }
  }

  private void paused() {
    Controls.Frozen frozen = live.controls().frozen();
    if (frozen != null) {
      long more = live.dashboard().recording().came() - frozen.dashboard().recording().came();
      boolean replay = live.dashboard().link() instanceof LinkState.Replaying;
      add(replay ? "[PAUSED]" : "[PAUSED +" + more + "]", Tone.WARN, true, 2);
    }
  }

  private void scrolled() {
    Instant end = live.controls().end();
    KnownWindow newest = shown.dashboard().windows().newest();
    if (end != null && newest != null) {
      String back = Ages.span(Duration.between(end, newest.start()));
      add("[BACK " + back + "]", Tone.WARN, true, 2);
    }
  }

  /** Where figures are those of the cursor, that is never left out. */
  private void cursor() {
    Instant cursor = live.controls().cursor();
    if (cursor != null) {
      add("[AT " + Ages.timeOfDay(cursor, live.zone()) + "]", Tone.WARN, true, NEVER);
    }
  }

  private void alerts(Dashboard dashboard) {
    long on = AlertText.unknown(dashboard.alerts(), live.controls()).size();
    if (on > 0) {
      segments.add(
          new Segment(
              on == 1 ? " ALERT " : " " + on + " ALERTS ", Tone.BAD, true, Ground.ALARM, 2));
    }
  }

  private void window(Dashboard dashboard, Phase phase) {
    KnownWindow newest = dashboard.windows().newest();
    if (newest == null) {
      return;
    }
    String from = Ages.time(newest.start(), live.now(), live.zone());
    add(from + " +" + Ages.length(newest.summary().length()), Tone.PLAIN, false, 4);
    if (phase == Phase.LIVE || phase == Phase.IDLE) {
      Instant next = newest.first().plus(newest.summary().length());
      long seconds = Duration.between(live.now(), next).plusMillis(999).toSeconds();
      add("next " + Math.max(0, seconds) + " s", Tone.DIM, false, 5);
    }
  }

  private void add(String text, Tone tone, boolean strong, int weight) {
    if (!text.isEmpty()) {
      segments.add(new Segment(text, tone, strong, Ground.NONE, weight));
    }
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length - 1) + "…" : text;
  }

  /** Leaves out what weighs most until the rest has room. */
  private void fit(int room) {
    while (length() > room) {
      Segment heaviest =
          segments.stream().max(Comparator.comparingInt(Segment::weight)).orElseThrow();
      if (heaviest.weight == NEVER) {
        return;
      }
      segments.remove(heaviest);
    }
  }

  private int length() {
    return segments.stream().mapToInt(segment -> segment.text.length() + GAP).sum() - GAP;
  }

  /** The time, if there is room for it. */
  private void drawClock(Region region, int from) {
    String clock = Ages.timeOfDay(live.now(), live.zone());
    if (from + clock.length() <= region.width()) {
      region.textRight(0, clock, Tone.PLAIN);
    }
  }
}
