package dev.meteo.terminal.model;

import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.messages.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who of workers and sensors fell silent between two words of them, and who returned. */
final class Silences {
  /** More at once than this become one line. */
  private static final int MOST_SINGLE = 3;

  private static final int MOST_NAME = 64;

  private Silences() {}

  /** When somebody was heard of, and whether that is too long ago. */
  private record Heard(Instant seen, boolean silent) {}

  /** Nothing is said of whom only one of the two knows. */
  static List<Note> notes(Happening.SignsCame before, Happening.SignsCame after) {
    List<Note> notes = new ArrayList<>();
    if (before.isQuiet() != after.isQuiet()) {
      notes.add(quiet(after));
    }
    compare(workers(before), workers(after), after.at(), "worker", notes);
    compare(sensors(before), sensors(after), after.at(), "sensor", notes);
    return notes;
  }

  /** A silence that all share is no sensor's own. */
  private static Note quiet(Happening.SignsCame after) {
    return after.isQuiet()
        ? new Note(
            after.at(),
            Note.Severity.BAD,
            Note.Topic.SIGNS,
            null,
            "none of " + after.signs().sensors() + " sensors is heard of any more")
        : new Note(
            after.at(), Note.Severity.GOOD, Note.Topic.SIGNS, null, "sensors are heard of again");
  }

  private static void compare(
      Map<String, Heard> before,
      Map<String, Heard> after,
      Instant at,
      String what,
      List<Note> notes) {
    List<String> fallen = new ArrayList<>();
    List<String> returned = new ArrayList<>();
    after.forEach(
        (name, now) -> {
          Heard then = before.getOrDefault(name, now);
          if (now.silent && !then.silent) {
            fallen.add(name);
          } else if (!now.silent && then.silent && now.seen.isAfter(then.seen)) {
            returned.add(name);
          }
        });
    say(fallen, what, " fell silent", Note.Severity.BAD, at, notes);
    say(returned, what, " is heard of again", Note.Severity.GOOD, at, notes);
  }

  private static void say(
      List<String> names,
      String what,
      String verb,
      Note.Severity severity,
      Instant at,
      List<Note> notes) {
    if (names.size() > MOST_SINGLE) {
      String text =
          names.size() + " " + what + "s" + verb.replace("is ", "are ") + ", " + names.getFirst();
      notes.add(new Note(at, severity, Note.Topic.SIGNS, null, text + " among them"));
      return;
    }
    for (String name : names) {
      notes.add(new Note(at, severity, Note.Topic.SIGNS, null, what + " " + name + verb));
    }
  }

  private static Map<String, Heard> workers(Happening.SignsCame came) {
    Map<String, Heard> heard = new TreeMap<>();
    for (WorkerSign worker : came.signs().workers()) {
      heard.put(
          VisibleText.of(worker.name(), MOST_NAME),
          new Heard(worker.seen(), came.isSilent(worker)));
    }
    return heard;
  }

  private static Map<String, Heard> sensors(Happening.SignsCame came) {
    Map<String, Heard> heard = new TreeMap<>();
    for (SensorSign sensor : came.signs().listed()) {
      heard.put(
          VisibleText.of(sensor.sensor(), MOST_NAME),
          new Heard(sensor.seen(), came.isSilent(sensor)));
    }
    return heard;
  }
}
