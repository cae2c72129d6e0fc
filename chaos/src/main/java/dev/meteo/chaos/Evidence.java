package dev.meteo.chaos;

import dev.meteo.chaos.scene.Actor;
import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SensorLog;
import dev.meteo.oracle.SentMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known when all is over.
 *
 * @param intended what the sensors wrote down before they sent it
 * @param shown what each terminal printed, in order
 * @param journals what each terminal wrote to its journal, which has all that it received
 * @param history all summaries that were published
 * @param dead bodies among the dead letters
 * @param bad bodies that must be there
 * @param contested readings of which others have the same identity, all of which have arrived
 */
record Evidence(
    List<RawReading> intended,
    Map<String, List<String>> shown,
    Map<String, List<String>> journals,
    List<String> history,
    List<byte[]> dead,
    Set<String> bad,
    List<RawReading> contested) {
  private static final String SUMMARY = "\",\"summary\":";

  static Evidence of(Scene scene) throws IOException, InterruptedException {
    List<RawReading> intended = new ArrayList<>();
    for (Actor sensor : scene.cast().all(Kind.SENSOR)) {
      intended.addAll(SensorLog.read(scene.outbox(sensor.name())));
    }
    Map<String, List<String>> shown = new LinkedHashMap<>();
    Map<String, List<String>> journals = new LinkedHashMap<>();
    for (Actor terminal : scene.cast().all(Kind.TERMINAL)) {
      if (terminal.name().startsWith("terminal")) {
        String name = terminal.name();
        shown.put(name, terminal.lines().stream().map(Actor.Line::text).toList());
        journals.put(name, journal(scene.home().resolve("journal").resolve(name)));
      }
    }
    List<String> history = scene.messaging() ? scene.broker().history() : scene.kept().history();
    List<byte[]> dead = scene.messaging() ? scene.broker().drain("meteo.dead") : List.of();
    List<RawReading> contested = new ArrayList<>();
    for (String body : scene.contested().bodies()) {
      contested.addAll(SentMessage.read(body.getBytes(StandardCharsets.UTF_8)));
    }
    return new Evidence(intended, shown, journals, history, dead, scene.badBodies(), contested);
  }

  /** The summaries of a terminal's journal; a last line that is not whole does not count. */
  private static List<String> journal(Path directory) throws IOException {
    List<String> summaries = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
          int at = line.indexOf(SUMMARY);
          if (at >= 0 && line.endsWith("}}")) {
            summaries.add(line.substring(at + SUMMARY.length(), line.length() - 1));
          }
        }
      }
    }
    return summaries;
  }
}
