package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meteo.oracle.Violation.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold for those who receive summaries, whatever the summaries say. */
public final class Receivers {
  private Receivers() {}

  /**
   * A receiver shows of each window only ever higher revisions.
   *
   * @param receiver for people
   * @param lines a window summary as JSON each, in the order in which they were shown
   */
  public static List<Violation> rising(String receiver, List<String> lines) {
    Map<Instant, Long> shown = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (Published published : readable(lines)) {
      Long before = shown.put(published.start(), published.revision());
      if (before != null && before >= published.revision()) {
        violations.add(
            new Violation(
                Rule.REVISION_NOT_RISING,
                receiver + " " + published.start(),
                published.revision() + " after " + before));
      }
    }
    return violations;
  }

  /**
   * What a receiver showed is in its journal, which it writes first.
   *
   * @param receiver for people
   * @param shown a window summary as JSON each
   * @param journal a window summary as JSON each
   */
  public static List<Violation> recorded(
      String receiver, Collection<String> shown, Collection<String> journal) {
    Set<Published> kept = new HashSet<>(readable(journal));
    return shown.stream()
        .filter(line -> Collections.disjoint(kept, readable(List.of(line))))
        .map(line -> new Violation(Rule.NOT_IN_JOURNAL, receiver, line))
        .toList();
  }

  /**
   * All receivers end with the same figures.
   *
   * @param lines by receiver, a window summary as JSON each, in any order
   */
  public static List<Violation> same(Map<String, ? extends Collection<String>> lines) {
    List<Violation> violations = new ArrayList<>();
    Map<Instant, Published> agreed = new TreeMap<>();
    String first = "";
    for (Map.Entry<String, ? extends Collection<String>> receiver : lines.entrySet()) {
      Map<Instant, Published> own = latest(receiver.getValue());
      if (first.isEmpty()) {
        first = receiver.getKey();
        agreed.putAll(own);
      } else {
        violations.addAll(differences(first + " and " + receiver.getKey() + " ", agreed, own));
      }
    }
    return violations;
  }

  /**
   * A revision has one content, whoever received it.
   *
   * @param lines by receiver, or the history as one of them, a window summary as JSON each
   */
  public static List<Violation> oneContent(Map<String, ? extends Collection<String>> lines) {
    Map<Revision, Received> first = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    lines.forEach(
        (receiver, all) -> {
          for (Published published : readable(all)) {
            Received own = new Received(receiver, published.content());
            Received other =
                first.putIfAbsent(new Revision(published.start(), published.revision()), own);
            if (other != null
                && !other.receiver().equals(receiver)
                && !other.content().equals(own.content())) {
              violations.add(
                  new Violation(
                      Rule.TWO_CONTENTS,
                      published.start() + " revision " + published.revision(),
                      other + " and " + own));
            }
          }
        });
    return violations;
  }

  private record Revision(Instant start, long number) {}

  private record Received(String receiver, JsonNode content) {}

  private static List<Violation> differences(
      String who, Map<Instant, Published> one, Map<Instant, Published> other) {
    Map<Instant, Published> all = new TreeMap<>(one);
    all.putAll(other);
    List<Violation> violations = new ArrayList<>();
    for (Instant start : all.keySet()) {
      String left = text(one.get(start));
      String right = text(other.get(start));
      if (!left.equals(right)) {
        violations.add(new Violation(Rule.RECEIVERS_DIFFER, who + start, left + " and " + right));
      }
    }
    return violations;
  }

  private static String text(@Nullable Published published) {
    if (published == null) {
      return "nothing";
    }
    JsonNode content = published.content();
    return "revision " + published.revision() + " " + content;
  }

  private static Map<Instant, Published> latest(Collection<String> lines) {
    Map<Instant, Published> latest = new HashMap<>();
    for (Published published : readable(lines)) {
      latest.merge(published.start(), published, (a, b) -> b.revision() > a.revision() ? b : a);
    }
    return latest;
  }

  /** The judge finds what is no summary. */
  private static List<Published> readable(Collection<String> lines) {
    List<Published> summaries = new ArrayList<>();
    for (String line : lines) {
      try {
        summaries.add(Published.parse(line));
      } catch (IllegalArgumentException e) {
        // a violation of its own
      }
    }
    return summaries;
  }
}
