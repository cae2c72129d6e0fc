package dev.meteo.terminal.model;

import java.util.ArrayList;
import java.util.List;

/**
 * All alerts of a terminal. Immutable.
 *
 * @param crossings how many alerts began while the terminal watched; a bell rings when it grows
 */
public record Alerts(List<Alert> alerts, long crossings) {
  static Alerts of(List<AlertRule> rules) {
    return new Alerts(rules.stream().map(rule -> new Alert(rule, null)).toList(), 0);
  }

  /** Those that are on. */
  public List<Alert> on() {
    return alerts.stream().filter(Alert::isOn).toList();
  }

  /** The alerts after a window that is newer than all before. */
  Alerts after(KnownWindow window, boolean watched) {
    List<Alert> next = new ArrayList<>();
    long begun = 0;
    for (Alert alert : alerts) {
      Alert then = alert.after(window.summary());
      begun += then.isOn() && !alert.isOn() ? 1 : 0;
      next.add(then);
    }
    return new Alerts(next, watched ? crossings + begun : crossings);
  }

  /** What changed between the two, in words. */
  static List<Note> notes(Alerts before, Alerts after, KnownWindow window) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < after.alerts.size(); i++) {
      Alert then = after.alerts.get(i);
      if (then.isOn() != before.alerts.get(i).isOn()) {
        notes.add(
            new Note(
                window.received(),
                then.isOn() ? Note.Severity.BAD : Note.Severity.GOOD,
                Note.Topic.ALERT,
                window.start(),
                then.rule().text() + (then.isOn() ? " begins" : " is over")));
      }
    }
    return notes;
  }
}
