package dev.meteo.compare.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.compare.result.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A figure of the committed report, as a page refers to it: {@code direct, at-least-once: median
 * /faults/0/recoverySeconds}. It is of one variant and delivery of a scenario: a JSON pointer into
 * each run, and what is taken of the runs: median, least, most, sum, range or, as {@code run 2},
 * one of them. In a pointer {@code *} stands for all elements, which are added. {@code
 * windowDueToTerminal} is {@code windowEndToTerminal} without the grace.
 */
record Quantity(List<Double> values, String statistic, String unit) {
  private static final String DUE = "windowDueToTerminal";
  private static final JsonNode SCENARIOS = scenarios();
  private static final double GRACE_US = Latencies.GRACE.toMillis() * 1000.0;
  private static final Pattern FORM =
      Pattern.compile(
          "(messaging|direct), (at-least-once|at-most-once): (median|least|most|sum|range|run \\d)"
              + " (/\\S+)");

  /** Throws an AssertionError that says what is wrong with the reference. */
  static Quantity of(String scenario, String reference) {
    Matcher form = FORM.matcher(reference);
    if (!form.matches()) {
      throw new AssertionError("not a reference to a figure: " + reference);
    }
    List<Double> values = new ArrayList<>();
    for (JsonNode run : runs(scenario, form.group(1), form.group(2))) {
      value(run, form.group(4)).ifPresent(values::add);
    }
    String statistic = form.group(3);
    if (values.isEmpty()) {
      throw new AssertionError("not in the report: " + scenario + " " + reference);
    }
    if (statistic.startsWith("run ")) {
      values = List.of(values.get(Integer.parseInt(statistic.substring(4)) - 1));
    }
    return new Quantity(List.copyOf(values), statistic, form.group(4).replaceAll(".*/", ""));
  }

  static List<String> scenarioNames() {
    return StreamSupport.stream(SCENARIOS.spliterator(), false)
        .map(it -> it.path("name").asText())
        .toList();
  }

  /** Of one scenario, in the order of their repetitions. */
  static List<JsonNode> runs(String scenario, String variant, String delivery) {
    return StreamSupport.stream(SCENARIOS.spliterator(), false)
        .filter(it -> it.path("name").asText().equals(scenario))
        .flatMap(it -> StreamSupport.stream(it.path("runs").spliterator(), false))
        .filter(it -> it.path("variant").asText().equals(variant))
        .filter(it -> it.path("delivery").asText().equals(delivery))
        .sorted(
            (a, b) -> Integer.compare(a.path("repetition").asInt(), b.path("repetition").asInt()))
        .toList();
  }

  private static Optional<Double> value(JsonNode run, String pointer) {
    List<JsonNode> found = List.of(run);
    for (String name : pointer.replace(DUE, "windowEndToTerminal").substring(1).split("/", -1)) {
      found = found.stream().flatMap(it -> children(it, name).stream()).toList();
    }
    if (found.isEmpty() || !found.stream().allMatch(JsonNode::isNumber)) {
      return Optional.empty();
    }
    double sum = found.stream().mapToDouble(JsonNode::asDouble).sum();
    return Optional.of(pointer.contains(DUE) ? sum - GRACE_US : sum);
  }

  private static List<JsonNode> children(JsonNode node, String name) {
    if (name.equals("*")) {
      return StreamSupport.stream(node.spliterator(), false).toList();
    }
    JsonNode child = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
    return child.isMissingNode() ? List.of() : List.of(child);
  }

  double value() {
    Spread spread = Spread.of(values).orElseThrow();
    return switch (statistic) {
      case "least" -> spread.min();
      case "most" -> spread.max();
      case "sum" -> values.stream().mapToDouble(Double::doubleValue).sum();
      case "range" -> throw new AssertionError("a range is no number");
      default -> spread.median();
    };
  }

  /** As the report writes it. */
  String text() {
    if (!statistic.equals("range")) {
      return format().apply(value());
    }
    Spread spread = Spread.of(values).orElseThrow();
    String low = format().apply(spread.min());
    String high = format().apply(spread.max());
    int unitOfLow = low.indexOf(' ');
    boolean same = unitOfLow >= 0 && high.endsWith(low.substring(unitOfLow));
    return (same ? low.substring(0, unitOfLow) : low) + "–" + high;
  }

  private DoubleFunction<String> format() {
    if (unit.endsWith("Us")) {
      return Units::duration;
    }
    if (unit.endsWith("Ms")) {
      return ms -> Units.duration(ms * 1000);
    }
    if (unit.endsWith("Seconds") || unit.equals("cpuSecondsPerThousand")) {
      return Units::seconds;
    }
    return unit.endsWith("PerSecond") ? Units::perSecond : Units::grouped;
  }

  private static JsonNode scenarios() {
    try {
      return new ObjectMapper()
          .readTree(Committed.FOLDER.resolve("report.json").toFile())
          .path("scenarios");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
