package dev.meteo.compare.report;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.result.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scenario's runs by variant and delivery, in the order of the report. */
record Sides(List<Side> all) {
  /** Between sentences that are better read one below the other. */
  static final String LINE = "\n";

  static Sides of(ScenarioResult scenario) {
    boolean one = scenario.runs().stream().map(RunResult::delivery).distinct().count() <= 1;
    List<Side> all = new ArrayList<>();
    for (Delivery delivery : Delivery.values()) {
      for (Variant variant : Variant.values()) {
        List<RunResult> runs =
            scenario.runs().stream()
                .filter(run -> run.variant() == variant && run.delivery() == delivery)
                .toList();
        if (!runs.isEmpty()) {
          all.add(
              new Side(
                  variant,
                  delivery,
                  one ? variant.toString() : variant + ", " + delivery,
                  runs.stream().filter(RunResult::succeeded).toList(),
                  runs.stream().filter(run -> !run.succeeded()).toList()));
        }
      }
    }
    return new Sides(all);
  }

  Optional<Side> side(Variant variant, Delivery delivery) {
    return all.stream()
        .filter(side -> side.variant() == variant && side.delivery() == delivery)
        .findFirst();
  }

  /** Those that can be compared: both variants ran. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Delivery delivery : Delivery.values()) {
      Optional<Side> messaging = side(Variant.MESSAGING, delivery);
      Optional<Side> direct = side(Variant.DIRECT, delivery);
      if (messaging.isPresent() && direct.isPresent()) {
        pairs.add(new Pair(messaging.get(), direct.get()));
      }
    }
    return pairs;
  }

  List<RunResult> runs() {
    return all.stream().flatMap(side -> side.runs().stream()).toList();
  }

  /** Who measured what, and what is different; empty when nobody measured it. */
  Optional<String> sentence(
      String subject, Function<RunResult, @Nullable Double> figure, DoubleFunction<String> format) {
    List<String> parts = new ArrayList<>();
    boolean several = all.stream().map(Side::delivery).distinct().count() > 1;
    for (Delivery delivery : Delivery.values()) {
      part(delivery, figure, format)
          .ifPresent(
              part -> parts.add(subject + (several ? ", " + delivery : "") + ": " + part + "."));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(LINE, parts));
  }

  private Optional<String> part(
      Delivery delivery,
      Function<RunResult, @Nullable Double> figure,
      DoubleFunction<String> format) {
    String values =
        all.stream()
            .filter(side -> side.delivery() == delivery)
            .flatMap(
                side ->
                    side.spread(figure).map(it -> side.variant() + " " + it.text(format)).stream())
            .collect(Collectors.joining(", "));
    Optional<String> difference =
        pairs().stream()
            .filter(pair -> pair.messaging().delivery() == delivery)
            .flatMap(pair -> pair.difference(figure).stream())
            .map(it -> it.words(Variant.MESSAGING.toString(), Variant.DIRECT.toString()))
            .findFirst();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values + difference.map(it -> "; " + it).orElse(""));
  }

  static String joined(List<Optional<String>> sentences) {
    return sentences.stream().flatMap(Optional::stream).collect(Collectors.joining(LINE));
  }
}
