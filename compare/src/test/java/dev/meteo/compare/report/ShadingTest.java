package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.result.TimeSeries;
import dev.meteo.compare.result.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bands in the plots of the committed report are the faults that its runs recorded. */
final class ShadingTest {
  private static final List<String> OVER_TIME = List.of("stored", "backlog", "delay");

  /** The plots of one scenario and delivery. */
  record Plotted(String scenario, Delivery delivery, List<RunResult> runs) {
    @Override
    public String toString() {
      return scenario + " " + delivery;
    }
  }

  static Stream<Plotted> allThatHaveFaults() {
    return Committed.report().scenarios().stream()
        .filter(it -> it.runs().stream().anyMatch(run -> !run.faults().isEmpty()))
        .flatMap(
            it ->
                Stream.of(Delivery.values())
                    .map(
                        delivery ->
                            new Plotted(
                                it.name(),
                                delivery,
                                it.runs().stream()
                                    .filter(run -> run.delivery() == delivery)
                                    .toList())));
  }

  @Test
  void thereAreFaultsToCheck() {
    assertThat(allThatHaveFaults().map(Plotted::scenario).distinct())
        .contains("worker-kill", "middle-restart", "store-restart", "terminal-away")
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("allThatHaveFaults")
  void eachBandIsAFaultOfTheRunThatIsDrawn(Plotted plotted) throws Exception {
    for (String what : OVER_TIME) {
      String svg = svg(plotted, what);
      for (Variant variant : Variant.values()) {
        String style = variant == Variant.MESSAGING ? "a" : "b";
        List<FaultEffect> recorded = recorded(plotted, variant);
        List<DrawnBands.Band> drawn = DrawnBands.of(svg, style).toList();
        assertThat(drawn).as("%s %s %s", plotted, what, variant).hasSameSizeAs(recorded);
        Offset<Double> exact = Offset.offset(1.5 * DrawnBands.secondsOfAPixel(svg));
        for (int i = 0; i < drawn.size(); i++) {
          FaultEffect fault = recorded.get(i);
          assertThat(drawn.get(i).from()).as("%s", fault).isCloseTo(fault.atSeconds(), exact);
          assertThat(drawn.get(i).until())
              .as("%s", fault)
              .isCloseTo(Objects.requireNonNull(fault.untilSeconds()), exact);
        }
      }
      assertThat(DrawnBands.of(svg, "")).as("a band of no variant").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("allThatHaveFaults")
  void theVariantsHaveHalvesThatDoNotTouch(Plotted plotted) throws Exception {
    for (String what : OVER_TIME) {
      String svg = svg(plotted, what);
      double lowest =
          DrawnBands.of(svg, "a").mapToDouble(it -> it.y() + it.height()).max().orElse(0);
      double highest = DrawnBands.of(svg, "b").mapToDouble(DrawnBands.Band::y).min().orElse(lowest);
      assertThat(lowest).isLessThanOrEqualTo(highest);
    }
  }

  @Test
  void aFaultThatComesAgainWithinASecondIsAnotherOne() {
    // Given
    List<Course> courses =
        Stream.of(Variant.values())
            .map(
                variant ->
                    run(
                        variant,
                        new FaultEffect("worker-1 killed", 2, 2.1, 0.0),
                        new FaultEffect("worker-1 killed", 3, 3.4, 0.0)))
            .flatMap(Optional::stream)
            .toList();
    // Then
    assertThat(Moments.of(courses)).extracting(it -> it.spans().size()).containsExactly(2, 2);
  }

  @Test
  void whatLastedDifferentlyIsSaidForEach() {
    List<Course> courses =
        Stream.of(
                run(Variant.MESSAGING, new FaultEffect("middle restarted", 6, 12.9, 8.0)),
                run(Variant.DIRECT, new FaultEffect("middle restarted", 6, 6.4, 3.0)))
            .flatMap(Optional::stream)
            .toList();
    assertThat(Moments.of(courses).getFirst().what().replace('\u00A0', ' '))
        .isEqualTo(
            "middle restarted from 6 s to 12.9 s (messaging, upper), from 6 s to 6.4 s (direct, lower)");
  }

  @Test
  void moreFaultsThanLettersAreDrawnNevertheless() {
    FaultEffect[] faults = new FaultEffect[30];
    for (int i = 0; i < faults.length; i++) {
      faults[i] = new FaultEffect("worker-1 killed", i, i + 0.5, 0.0);
    }
    List<Course> courses = run(Variant.DIRECT, faults).stream().toList();
    assertThat(Moments.of(courses)).hasSize(30).allMatch(it -> it.spans().size() == 1);
    assertThat(Moments.of(courses).get(26).what()).isEqualTo("4 more, without a letter");
  }

  private static Optional<Course> run(Variant variant, FaultEffect... faults) {
    RunResultBuilder run =
        new RunResultBuilder(variant, Delivery.AT_LEAST_ONCE, 1, Instant.EPOCH)
            .series(new TimeSeries(1, List.of(1.0), List.of(), List.of(1.0), List.of(), List.of()));
    List.of(faults).forEach(run::fault);
    List<RunResultBuilder> all = new ArrayList<>(List.of(run));
    Sides sides = Sides.of(new ScenarioResult("s", "S", "?", "{}", SampleRuns.built(all)));
    return Course.of(sides.all().getFirst());
  }

  /** Of the run with the middle rate, those that were undone. */
  private static List<FaultEffect> recorded(Plotted plotted, Variant variant) {
    List<RunResult> runs =
        plotted.runs().stream()
            .filter(run -> run.variant() == variant)
            .sorted(
                Comparator.comparingDouble(run -> Objects.requireNonNull(run.storedPerSecond())))
            .toList();
    return runs.get((runs.size() - 1) / 2).faults().stream()
        .filter(fault -> fault.untilSeconds() != null)
        .sorted(Comparator.comparingDouble(FaultEffect::atSeconds))
        .toList();
  }

  private static String svg(Plotted plotted, String what) throws Exception {
    Path file =
        Committed.FOLDER
            .resolve("plots")
            .resolve(
                "scenario-%s-%s-%s.svg".formatted(plotted.scenario(), plotted.delivery(), what));
    return Files.readString(file);
  }
}
