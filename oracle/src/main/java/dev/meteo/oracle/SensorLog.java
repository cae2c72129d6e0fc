package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a sensor wrote down before it sent it: the files of an outbox that keeps everything, {@code
 * *.jsonl} and {@code confirmed/*.jsonl}, with lines {@code {"intent":7,"reading":{…}}} among
 * others. Nothing else can have been sent.
 */
public final class SensorLog {
  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<Long, RawReading> readings = new TreeMap<>();

  private SensorLog() {}

  /**
   * Reads an outbox, in use or not; a last line that is not whole does not count.
   *
   * @return the readings in the order they were made
   * @throws IllegalArgumentException when the log contradicts itself: one number for two readings,
   *     or one identity twice, which is a timestamp that was used twice
   */
  public static List<RawReading> read(Path outbox) throws IOException {
    SensorLog log = new SensorLog();
    log.readFiles(outbox); // first: the sensor moves files from here to there meanwhile
    log.readFiles(outbox.resolve("confirmed"));
    log.checkIdentities();
    return List.copyOf(log.readings.values());
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(directory)) {
      return names.filter(name -> name.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private void readFiles(Path directory) throws IOException {
    for (Path file : files(directory)) {
      try {
        readFile(file);
      } catch (NoSuchFileException moved) {
        // it is in the other place by now
      }
    }
  }

  private void readFile(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<String> whole = new ArrayList<>(List.of(text.split("\n", -1)));
    whole.removeLast();
    for (String line : whole) {
      JsonNode node = JSON.readTree(line);
      if (node.has("intent")) {
        add(node.get("intent").longValue(), SentMessage.reading(node.required("reading")));
      }
    }
  }

  private void add(long number, RawReading reading) {
    RawReading earlier = readings.putIfAbsent(number, reading);
    if (earlier != null && !earlier.equals(reading)) {
      throw new IllegalArgumentException(number + " is " + earlier + " and " + reading);
    }
  }

  private void checkIdentities() {
    Map<RawReading.Identity, Long> numbers = new HashMap<>();
    readings.forEach(
        (number, reading) -> {
          Long earlier = numbers.putIfAbsent(reading.identity(), number);
          if (earlier != null) {
            throw new IllegalArgumentException(
                earlier + " and " + number + " are both " + reading.identity());
          }
        });
  }
}
