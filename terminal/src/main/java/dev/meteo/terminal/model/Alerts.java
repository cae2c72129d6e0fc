package dev.meteo.terminal.model;

import java.time.Instant;
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

  /**
   * The alerts after a window that is newer than all before. One that had ended before the terminal
   * started rings no bell, wherever it comes from: that it crossed a limit is long past.
   */
  Alerts after(KnownWindow window) {
    List<Alert> next = new ArrayList<>();
    long begun = 0;
    for (Alert alert : alerts) {
      Alert then = alert.after(window.summary());
      begun += then.isOn() && !alert.isOn() ? 1 : 0;
      next.add(then);
    }
    return new Alerts(next, window.arrival() == Arrival.EARLIER ? crossings : crossings + begun);
  }

  /** When it was so: of what had waited in the history or in a queue, the receipt does not say. */
  private static Instant at(KnownWindow window) {
    return window.arrival() == Arrival.EARLIER ? window.summary().end() : window.received();
  }

  /** The notes, with all that had crossed a limit before the terminal watched in one line. */
  static List<Note> summedUp(List<Note> notes, List<Note> crossings, Instant started) {
    List<Note> past = notes.stream().filter(note -> isPast(note, started)).toList();
    List<Note> rest = new ArrayList<>(notes);
    rest.removeAll(past);
    List<Note> now = new ArrayList<>();
    Note last = past.isEmpty() ? null : past.getFirst();
    for (Note crossing : crossings) {
      if (isPast(crossing, started)) {
        last = crossing;
      } else {
        now.add(crossing);
      }
    }
    if (last != null) {
      rest.add(last);
    }
    return Notes.with(rest, now);
  }

  private static boolean isPast(Note note, Instant started) {
    return note.topic() == Note.Topic.ALERT && note.at().isBefore(started);
  }

  /** What changed between the two, in words. */
  static List<Note> notes(Alerts before, Alerts after, KnownWindow window) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < after.alerts.size(); i++) {
      Alert then = after.alerts.get(i);
      if (then.isOn() != before.alerts.get(i).isOn()) {
        notes.add(
            new Note(
                at(window),
                then.isOn() ? Note.Severity.BAD : Note.Severity.GOOD,
                Note.Topic.ALERT,
                window.start(),
                then.rule().text() + (then.isOn() ? " begins" : " is over")));
      }
    }
    return notes;
  }
}
