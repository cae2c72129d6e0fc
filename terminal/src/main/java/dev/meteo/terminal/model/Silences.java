package dev.meteo.terminal.model;

import dev.meteo.messages.SignsOfLife;
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

  /** Nothing is said of whom only one of the two knows. */
  static List<Note> notes(Happening.SignsCame before, Happening.SignsCame after) {
    List<Note> notes = new ArrayList<>();
    compare(workers(before.signs()), workers(after.signs()), after.at(), "worker", notes);
    compare(sensors(before.signs()), sensors(after.signs()), after.at(), "sensor", notes);
    return notes;
  }

  private static void compare(
      Map<String, Boolean> before,
      Map<String, Boolean> after,
      Instant at,
      String what,
      List<Note> notes) {
    List<String> fallen = new ArrayList<>();
    List<String> returned = new ArrayList<>();
    after.forEach(
        (name, silent) -> {
          if (!silent.equals(before.getOrDefault(name, silent))) {
            (silent ? fallen : returned).add(name);
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

  private static Map<String, Boolean> workers(SignsOfLife signs) {
    Map<String, Boolean> silent = new TreeMap<>();
    for (WorkerSign worker : signs.workers()) {
      silent.put(VisibleText.of(worker.name(), MOST_NAME), signs.isSilent(worker.seen()));
    }
    return silent;
  }

  private static Map<String, Boolean> sensors(SignsOfLife signs) {
    Map<String, Boolean> silent = new TreeMap<>();
    for (SensorSign sensor : signs.listed()) {
      silent.put(VisibleText.of(sensor.sensor(), MOST_NAME), signs.isSilent(sensor.seen()));
    }
    return silent;
  }
}
