package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a screen can be asked to show, each under its name. */
final class Situations {
  private static final int WINDOWS = 120;
  private static final Instant NOW = Samples.start(WINDOWS).plusSeconds(2);
  private static final AlertRule RULE = new AlertRule(CoefficientKind.POLLUTION, true, 0.5, 0.02);

  private Situations() {}

  /** A dashboard, what the user chose, and the time. */
  record Situation(Dashboard dashboard, Controls controls, Instant now) {
    Scene scene(Appearance appearance, Theme theme) {
      Controls.Edit edit = new Controls.Edit(controls);
      edit.theme = theme;
      return new Scene(dashboard, edit.done(), now, ZoneOffset.UTC, appearance);
    }
  }

  static Map<String, Situation> all() {
    Map<String, Situation> all = new LinkedHashMap<>();
    Dashboard live = history(Dashboards.connected());
    all.put("starting", at(Dashboards.starting(), Samples.NOON));
    all.put("waiting", at(Dashboards.connected(), Samples.NOON));
    all.put("live", at(live, NOW));
    all.put("alert", at(history(Dashboards.connected(RULE)), NOW));
    all.put("marks", at(marks(), NOW));
    all.put("stale", at(live, NOW.plusSeconds(31)));
    all.put("down", at(live.after(down(42)), NOW.plusSeconds(42)));
    all.put("never-connected", at(Dashboards.starting().after(down(3)), NOW));
    all.put("no-readings", at(live.after(Dashboards.recorded(empty())), NOW.plusSeconds(5)));
    all.put("idle", at(idle(live), NOW.plusSeconds(16)));
    all.put("disk-full", at(diskFull(live), NOW.plusSeconds(15)));
    all.put("old-data", at(oldData(), NOW.plus(Duration.ofDays(400))));
    all.put("history-read", at(historyRead(), NOW.plusSeconds(60)));
    all.put("replay", at(replay(), NOW));
    all.put("paused", keyed(live, marks(), Command.PAUSE));
    all.put("scrolled", keyed(live, live, Command.ZOOM_OUT, Command.BACK, Command.BACK));
    all.put("far-out", keyed(live, live, Command.ZOOM_OUT, Command.ZOOM_OUT, Command.ZOOM_OUT));
    all.put("cursor", keyed(marks(), marks(), Command.CURSOR_BACK, Command.CURSOR_BACK));
    all.put("close-up", keyed(marks(), marks(), Command.ZOOM_IN, Command.ZOOM_IN));
    all.put("one-panel", keyed(live, live, Command.POLLUTION, Command.SCALE));
    all.put("help", keyed(live, live, Command.HELP));
    Dashboard people = live.after(Signs.came(NOW, 5, 1));
    all.put("people", at(people, NOW));
    all.put("people-page", keyed(people, people, Command.SIGNS, Command.DOWN));
    all.put("people-unknown", keyed(live, live, Command.SIGNS));
    all.put("people-old", after(keyed(people, people, Command.FOCUS, Command.FOCUS), 70));
    all.put("people-down", downWithPeople(people));
    all.put("people-quiet", keyed(live, quiet(live), Command.SIGNS));
    all.put("nobody", keyed(live, live.after(Signs.nobody(NOW)), Command.FOCUS_BACK));
    all.put("people-filter", filtered(live.after(Signs.came(NOW, 400, 30)), "CELL"));
    all.put("people-hostile", keyed(live, live.after(Signs.hostile(NOW)), Command.SIGNS));
    return all;
  }

  /** The broker is gone for 28 s, and a worker was silent before. */
  private static Situation downWithPeople(Dashboard people) {
    Situation before = keyed(people, people, Command.SIGNS);
    Happening down = new Happening.LinkDown(NOW, "closed by the broker", 3, Duration.ofSeconds(30));
    return new Situation(people.after(down), before.controls, NOW.plusSeconds(28));
  }

  /** All sensors were heard of a moment ago, and none was since. */
  private static Dashboard quiet(Dashboard live) {
    Happening.SignsCame heard = Signs.came(NOW.minusSeconds(40), 5, 0).following(null);
    return live.after(heard).after(Signs.later(heard, NOW).following(heard));
  }

  /** Three windows without readings. */
  private static Dashboard idle(Dashboard live) {
    Dashboard next = live;
    for (int i = WINDOWS; i < WINDOWS + 3; i++) {
      next = next.after(Dashboards.recorded(Samples.summary(i, 1, null, null)));
    }
    return next;
  }

  private static Situation after(Situation situation, int seconds) {
    return new Situation(
        situation.dashboard, situation.controls, situation.now.plusSeconds(seconds));
  }

  private static Situation filtered(Dashboard dashboard, String filter) {
    Situation situation = keyed(dashboard, dashboard, Command.FILTER);
    Lists lists = situation.controls.lists();
    for (int i = 0; i < filter.length(); i++) {
      lists = lists.typed(filter.charAt(i));
    }
    return new Situation(dashboard, situation.controls.withLists(lists), situation.now);
  }

  private static Situation at(Dashboard dashboard, Instant now) {
    return new Situation(dashboard, Controls.initial(), now);
  }

  /**
   * @param then what has become of it since the keys were pressed
   */
  private static Situation keyed(Dashboard dashboard, Dashboard then, Command... commands) {
    Controls controls = Controls.initial();
    for (Command command : commands) {
      controls = controls.after(command, dashboard, NOW, 48);
    }
    return new Situation(then, controls, NOW.plusSeconds(1));
  }

  private static Happening down(int seconds) {
    return new Happening.LinkDown(NOW, "Connection refused", 3, Duration.ofSeconds(seconds + 8L));
  }

  /** Three windows have come since. */
  private static Dashboard diskFull(Dashboard live) {
    Dashboard next = live.after(new Happening.DiskFailed(NOW, "No space left on device"));
    for (int i = WINDOWS; i < WINDOWS + 3; i++) {
      List<ReceivedSummary> came = Dashboards.received(window(i));
      next = next.after(new Happening.Unrecorded(came.getLast().received(), came));
    }
    return next;
  }

  private static WindowSummary empty() {
    return Samples.summary(WINDOWS, 1, null, null);
  }

  private static WindowSummary window(int i) {
    return Samples.summary(
        i, 1, 0.6 + 0.1 * Math.sin(i / 9.0), 0.45 + 0.15 * Math.sin(i / 17.0 + 1));
  }

  private static Dashboard history(Dashboard dashboard) {
    Dashboard next = dashboard;
    for (int i = 0; i < WINDOWS; i++) {
      next = next.after(Dashboards.recorded(window(i)));
    }
    return next;
  }

  /** Missed, late, corrected, partial and empty windows. */
  private static Dashboard marks() {
    Dashboard dashboard = Dashboards.connected();
    for (int i = 0; i < WINDOWS; i++) {
      dashboard = i >= 90 && i < 95 ? dashboard : dashboard.after(marked(i));
    }
    WindowSummary later = Samples.summary(WINDOWS - 2, 2, 0.7, 0.31);
    return dashboard.after(Dashboards.recorded(later));
  }

  private static Happening marked(int i) {
    ReceivedSummary usual = Samples.received(window(i));
    if (i == 98) {
      Instant late = usual.received().plusSeconds(14);
      return new Happening.Recorded(
          late, List.of(new ReceivedSummary(late, usual.json(), usual.summary())));
    }
    return Dashboards.recorded(
        switch (i) {
          case 104 -> Samples.summary(i, 1, null, 0.4);
          case 110 -> Samples.partial(i, 0.55, 0.5);
          default -> window(i);
        });
  }

  private static Dashboard oldData() {
    List<ReceivedSummary> received = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      ReceivedSummary usual = Samples.received(window(i));
      received.add(
          new ReceivedSummary(NOW.plus(Duration.ofDays(400)), usual.json(), usual.summary()));
    }
    return Dashboards.connected()
        .after(new Happening.Recorded(NOW.plus(Duration.ofDays(400)), received));
  }

  /** Nothing is published, and all there is came from the history a while ago. */
  private static Dashboard historyRead() {
    List<ReceivedSummary> received = new ArrayList<>();
    for (int i = 0; i < WINDOWS - 4; i++) {
      ReceivedSummary usual = Samples.received(window(i));
      received.add(new ReceivedSummary(NOW, usual.json(), usual.summary(), Origin.HISTORY));
    }
    return Dashboards.connected()
        .after(new Happening.Recorded(NOW, received))
        .after(new Happening.HistoryRead(NOW));
  }

  private static Dashboard replay() {
    return history(Dashboard.replaying("2026-03-01.jsonl", "×60", Dashboards.STARTED, List.of()))
        .after(new Happening.ReplayEnded(NOW));
  }
}
