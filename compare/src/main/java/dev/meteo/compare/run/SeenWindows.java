package dev.meteo.compare.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Of what a terminal got, each window's first and last revision; windows without readings aside.
 */
final class SeenWindows {
  private final SortedMap<Instant, SeenSummary> first = new TreeMap<>();
  private final SortedMap<Instant, SeenSummary> last = new TreeMap<>();

  SeenWindows(List<SeenSummary> summaries) {
    for (SeenSummary each : summaries) {
      first.merge(each.start(), each, (a, b) -> b.revision() < a.revision() ? b : a);
      last.merge(each.start(), each, (a, b) -> b.revision() > a.revision() ? b : a);
    }
  }

  /** The first revisions, by start; not always 1, after Redis was restarted. */
  SortedMap<Instant, SeenSummary> first() {
    return first;
  }

  /** The last revisions, by start. */
  SortedMap<Instant, SeenSummary> last() {
    return last;
  }

  /** How many windows from then on were published more than once. */
  long corrected(Instant from) {
    return last.tailMap(from).values().stream().filter(each -> each.revision() > 1).count();
  }

  /** Readings in all windows' last revisions. */
  long counted() {
    return last.values().stream()
        .mapToLong(each -> each.count("wellness") + each.count("pollution"))
        .sum();
  }

  /**
   * Readings of the windows from then on that are in their window's last revision, but were not in
   * its first.
   */
  long late(Instant from) {
    long late = 0;
    for (SeenSummary each : last.tailMap(from).values()) {
      SeenSummary before = first.get(each.start());
      for (String coefficient : List.of("wellness", "pollution")) {
        long early = before == null ? 0 : before.count(coefficient);
        late += Math.max(0, each.count(coefficient) - early);
      }
    }
    return late;
  }

  /**
   * The same for the same contents, whenever the measured part began and however many revisions it
   * took.
   */
  String digest(Instant begin) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SeenSummary each : last.values()) {
        if (!each.isEmpty()) {
          digest.update(content(each, begin).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String content(SeenSummary summary, Instant begin) {
    ObjectNode content = summary.summary().deepCopy();
    content.remove("revision");
    shift(content, "start", begin);
    shift(content, "end", begin);
    for (String coefficient : List.of("wellness", "pollution")) {
      if (content.path(coefficient) instanceof ObjectNode figures) {
        figures.remove("fingerprint"); // hashes times of detection, which no two runs share
        shift(figures, "newest", begin);
      }
    }
    return content.toString();
  }

  private static void shift(JsonNode node, String field, Instant begin) {
    if (node instanceof ObjectNode object && object.path(field).isTextual()) {
      Instant time = Instant.parse(object.get(field).textValue());
      object.put(field, ChronoUnit.MICROS.between(begin, time));
    }
  }
}
