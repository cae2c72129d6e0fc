package dev.meteo.compare.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a terminal's journal.
 *
 * @param received when the terminal got it
 * @param text the summary as it was received
 * @param summary the same, taken apart
 */
record SeenSummary(Instant received, String text, JsonNode summary) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String FIELD = "\"summary\":";

  /** All that a terminal has written so far; a last line that is not whole does not count. */
  static List<SeenSummary> read(Path journal) throws IOException {
    List<SeenSummary> seen = new ArrayList<>();
    if (Files.isDirectory(journal)) {
      try (Stream<Path> files = Files.list(journal)) {
        for (Path file : files.filter(SeenSummary::isDay).sorted().toList()) {
          String text = Files.readString(file);
          for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            if (line.contains(FIELD)) { // a journal may hold more than summaries
              seen.add(parse(line));
            }
          }
        }
      }
    }
    return seen;
  }

  private static boolean isDay(Path file) {
    return file.toString().endsWith(".jsonl");
  }

  private static SeenSummary parse(String line) throws IOException {
    int from = line.indexOf(FIELD) + FIELD.length();
    String text = line.substring(from, line.lastIndexOf('}'));
    Instant received = Instant.parse(JSON.readTree(line).required("received").asText());
    return new SeenSummary(received, text, JSON.readTree(text));
  }

  Instant start() {
    return Instant.parse(summary.required("start").asText());
  }

  Instant end() {
    return Instant.parse(summary.required("end").asText());
  }

  long revision() {
    return summary.required("revision").longValue();
  }

  /** Readings of a coefficient. */
  long count(String coefficient) {
    return summary.path(coefficient).path("count").longValue();
  }

  boolean isEmpty() {
    return count("wellness") + count("pollution") == 0;
  }
}
