package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.FanOutStep;
import dev.meteo.compare.result.FaultEffect;
import dev.meteo.compare.result.Latencies;
import dev.meteo.compare.result.LoadStep;
import dev.meteo.compare.result.Percentiles;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.result.TimeSeries;
import dev.meteo.compare.result.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class SentencesTest {
  private final List<RunResultBuilder> runs = new ArrayList<>();

  @Test
  void sentencesGiveMedianRangeAndDifference() {
    // Given
    stored(Variant.MESSAGING, 4000, 4100, 4050);
    stored(Variant.DIRECT, 8200, 8100, 8150);
    // Then
    assertThat(throughput())
        .isEqualTo(
            "Throughput: messaging 4,050 (4,000–4,100) readings/s, direct 8,150 (8,100–8,200)"
                + " readings/s; direct is 2.0 times as high.");
  }

  @Test
  void whatOneVariantDidNotMeasureIsNotCompared() {
    // Given
    stored(Variant.MESSAGING, 4000, 4100, 4050);
    runs.add(run(Variant.DIRECT, 1));
    // Then
    assertThat(throughput()).isEqualTo("Throughput: messaging 4,050 (4,000–4,100) readings/s.");
  }

  @Test
  void aRunThatBeginsWithMoreThanASecondOfItsLoadUndoneIsNamed() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).series(backlog(1000, 990)));
    runs.add(run(Variant.DIRECT, 1).series(backlog(1000, 10_359)));
    // Then
    assertThat(TimeSection.behind(sides().all()))
        .contains("Behind already when the measuring began: run 1 of direct by 10,359 readings.");
  }

  @Test
  void failedRunsAreNoMeasurements() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).measured(10, 1, 10.0).failed("the broker ended"));
    // Then
    assertThat(sides().sentence("Throughput", RunResult::storedPerSecond, Units::perSecond))
        .isEmpty();
    assertThat(Verdict.of(sides().all().getFirst()).text()).isEqualTo("✗ failed: the broker ended");
  }

  @Test
  void lossIsWrongUnlessTheDeliveryAllowsIt() {
    assertThat(verdict(Delivery.AT_LEAST_ONCE, 3, 0))
        .isEqualTo(
            new Verdict(Cell.Kind.BAD, "✗ 3 lost of 100 readings (3.00 %), 1 of 5 windows wrong"));
    assertThat(verdict(Delivery.AT_MOST_ONCE, 3, 0))
        .isEqualTo(
            new Verdict(
                Cell.Kind.TEXT, "– 3 lost of 100 readings (3.00 %), which at-most-once allows"));
    assertThat(verdict(Delivery.AT_MOST_ONCE, 0, 2).kind()).isEqualTo(Cell.Kind.BAD);
    assertThat(verdict(Delivery.AT_LEAST_ONCE, 0, 0).kind()).isEqualTo(Cell.Kind.GOOD);
  }

  @Test
  void lossExcusesNothingElse() {
    // Given
    Correctness found =
        new Correctness(100, 97, 3, 0, 0, 5, 3, 2, 0, 1, List.of("TWO_CONTENTS", "WRONG_COUNT"));
    runs.add(
        new RunResultBuilder(Variant.DIRECT, Delivery.AT_MOST_ONCE, 1, Instant.EPOCH)
            .correctness(found));
    // Then
    assertThat(Verdict.of(sides().all().getFirst()))
        .isEqualTo(
            new Verdict(
                Cell.Kind.BAD,
                "✗ 3 lost of 100 readings (3.00 %), 2 of 5 windows wrong, 2 violations"));
  }

  @Test
  void whatHasNoWindowsIsNotCalledExact() {
    // Given
    runs.add(
        run(Variant.DIRECT, 1)
            .correctness(new Correctness(100, 100, 0, 0, 0, 0, 0, 0, 0, 0, List.of())));
    // Then
    assertThat(Verdict.of(sides().all().getFirst()))
        .isEqualTo(
            new Verdict(Cell.Kind.TEXT, "– as many counted as were sent, windows not judged"));
  }

  @Test
  void theHighestLoadIsNotTheLastStep() {
    // Given
    runs.add(
        run(Variant.DIRECT, 1)
            .loadStep(new LoadStep(1000, 1000, p99(5000)))
            .loadStep(new LoadStep(40_000, 11_000, p99(40_000)))
            .loadStep(new LoadStep(900, 900, p99(7000))));
    // Then
    assertThat(descriptions(LoadSection.of(Chapter.of(1, scenario()))))
        .anyMatch(it -> it.contains("p99 at the highest load: direct 40.0 ms"))
        .anyMatch(it -> it.contains("p99 at the lowest load: direct 7.00 ms"))
        .anyMatch(
            it ->
                it.contains(
                    "direct kept up to 1,000 readings/s, and no longer at 40,000 readings/s."));
  }

  @Test
  void whatComesAfterTheHighestLoadIsNotPartOfTheRamp() {
    // Given
    RunResultBuilder run =
        run(Variant.DIRECT, 1)
            .loadStep(new LoadStep(1000, 1000, p99(5000)))
            .loadStep(new LoadStep(8000, 8000, p99(6000)))
            .loadStep(new LoadStep(40_000, 11_000, p99(40_000)));
    runs.add(run);
    List<Block.Figure> ramp = figures(LoadSection.of(Chapter.of(1, scenario())));
    // When
    run.loadStep(new LoadStep(1000, 7000, p99(90_000)));
    List<Block.Figure> andAfterwards = figures(LoadSection.of(Chapter.of(1, scenario())));
    // Then
    for (int i = 0; i < ramp.size(); i++) {
      assertThat(andAfterwards.get(i).drawing().body()).isEqualTo(ramp.get(i).drawing().body());
      assertThat(andAfterwards.get(i).table().rows().getLast().getFirst().text())
          .isEqualTo("1,000 readings/s, afterwards");
    }
  }

  @Test
  void theGraceIsNobodysDelay() {
    // Given
    Percentiles end = p99(1_020_000);
    runs.add(
        run(Variant.DIRECT, 1)
            .latencies(new Latencies(null, null, end))
            .fanOut(new FanOutStep(8, 0, end)));
    Chapter chapter = Chapter.of(1, scenario());
    // Then
    assertThat(descriptions(LatencySection.of(chapter)))
        .first()
        .asString()
        .contains("Window due to terminal, p50: direct 20");
    assertThat(descriptions(FanOutSection.of(chapter)))
        .allMatch(it -> it.matches(".* with 8 terminals: direct 20\\.. ms\\."));
  }

  @Test
  void burstsAreNoRamp() {
    // Given
    runs.add(
        run(Variant.DIRECT, 1)
            .loadStep(new LoadStep(400, 400, p99(5000)))
            .loadStep(new LoadStep(8000, 7700, p99(40_000)))
            .loadStep(new LoadStep(400, 520, p99(7000)))
            .loadStep(new LoadStep(8000, 7700, p99(40_000))));
    // Then
    assertThat(LoadSection.of(Chapter.of(1, scenario()))).isEmpty();
  }

  @Test
  void aBacklogThatTwoLooksCannotTellFromNoneIsSaidToBeOne() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).measured(1000, 1, 1000.0).series(backlog(1000, 48)));
    runs.add(run(Variant.DIRECT, 1).measured(1000, 1, 1000.0).series(backlog(1000, 201)));
    // When
    List<Course> courses =
        sides().all().stream().flatMap(side -> Course.of(side).stream()).toList();
    // Then
    assertThat(
            TimePlot.backlog(courses)
                .draw("backlog", TimeSeries::backlogReadings)
                .orElseThrow()
                .drawing()
                .description())
        .isEqualTo(
            "messaging: the longest backlog is 48 readings at 0 s, no more than may come between two"
                + " looks at the store.\ndirect: the longest backlog is 201 readings at 0 s.");
  }

  private static Percentiles p99(long us) {
    Histogram delays = new Histogram(3);
    delays.recordValue(us);
    return Percentiles.of(delays);
  }

  private static List<Block.Figure> figures(List<Block> blocks) {
    return blocks.stream().flatMap(block -> ((Block.Figures) block).figures().stream()).toList();
  }

  private static List<String> descriptions(List<Block> blocks) {
    return figures(blocks).stream().map(figure -> figure.drawing().description()).toList();
  }

  @Test
  void equalDigestsAreIdenticalWindows() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).digest("ab"));
    runs.add(run(Variant.DIRECT, 1).digest("ab"));
    // Then
    assertThat(windows())
        .isEqualTo(
            "Identical windows. Under at-least-once and the same faults both variants ended with the"
                + " same windows, to the last digit (1 repetition compared, digest ab).");
  }

  @Test
  void otherDigestsAreSaidPlainly() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).digest("ab"));
    runs.add(run(Variant.DIRECT, 1).digest("cd"));
    // Then
    assertThat(windows())
        .isEqualTo(
            "The final windows of the two variants differ in repetition 1 (1 of 1 compared).");
  }

  @Test
  void differentFaultsAreNotCompared() {
    // Given
    runs.add(
        run(Variant.MESSAGING, 1)
            .digest("ab")
            .fault(new FaultEffect("middle killed", 9, null, 1.0)));
    runs.add(run(Variant.DIRECT, 1).digest("ab"));
    // Then
    assertThat(windows()).contains("the two variants had different faults");
  }

  @Test
  void theSameFaultOfBothMiddlesIsTheSame() {
    // Given
    runs.add(
        run(Variant.MESSAGING, 1)
            .digest("ab")
            .fault(new FaultEffect("RabbitMQ killed", 9, null, 1.0)));
    runs.add(
        run(Variant.DIRECT, 1)
            .digest("ab")
            .fault(new FaultEffect("load balancer killed", 9.4, null, 1.0)));
    // Then
    assertThat(windows()).startsWith("Identical windows.");
  }

  @Test
  void unequalSettingsAreMarked() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).setting("prefetch", 1).setting("workers", 4));
    runs.add(
        run(Variant.DIRECT, 1)
            .setting("serverQueue", 500)
            .setting("workers", 4)
            .setting("policy", "round robin")
            .setting("cache", "on"));
    // When
    List<String> marked = marked();
    // Then
    assertThat(marked).containsExactly("prefetch, serverQueue", "cache");
  }

  @Test
  void aFaultLeftOutOnOneSideIsMarked() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).fault(new FaultEffect("worker 2 killed", 9, null, 1.0)));
    runs.add(run(Variant.DIRECT, 1));
    // Then
    assertThat(marked()).containsExactly("faults, as done");
  }

  @Test
  void aSmallerLoadIsMarked() {
    // Given
    runs.add(run(Variant.MESSAGING, 1).measured(1000, 1, 1000.0));
    runs.add(run(Variant.DIRECT, 1).measured(900, 1, 900.0));
    // Then
    assertThat(marked()).containsExactly("readings offered");
  }

  private List<String> marked() {
    return SettingsSection.of(Chapter.of(1, scenario())).stream()
        .filter(Block.Table.class::isInstance)
        .flatMap(block -> ((Block.Table) block).rows().stream())
        .filter(row -> row.getLast().kind() == Cell.Kind.MARKED)
        .map(row -> row.getFirst().text())
        .toList();
  }

  private Verdict verdict(Delivery delivery, long lost, long twice) {
    runs.clear();
    long wrong = lost + twice > 0 ? 1 : 0;
    runs.add(
        new RunResultBuilder(Variant.DIRECT, delivery, 1, Instant.EPOCH)
            .correctness(
                new Correctness(
                    100, 100 - lost, lost, twice, 0, 5, 5 - wrong, wrong, 0, twice, List.of())));
    return Verdict.of(sides().all().getFirst());
  }

  private void stored(Variant variant, double... perSecond) {
    for (int i = 0; i < perSecond.length; i++) {
      runs.add(run(variant, i + 1).measured(100, 1, perSecond[i]));
    }
  }

  private static RunResultBuilder run(Variant variant, int repetition) {
    return new RunResultBuilder(variant, Delivery.AT_LEAST_ONCE, repetition, Instant.EPOCH);
  }

  private String throughput() {
    return sides()
        .sentence("Throughput", RunResult::storedPerSecond, Units::perSecond)
        .orElseThrow();
  }

  private String windows() {
    return WindowsSection.sentence(sides(), true).orElseThrow();
  }

  private Sides sides() {
    return Sides.of(scenario());
  }

  private ScenarioResult scenario() {
    return new ScenarioResult("steady", "Steady", "?", "{}", SampleRuns.built(runs));
  }

  private static TimeSeries backlog(double perSecond, double backlog) {
    return new TimeSeries(1, List.of(perSecond), List.of(), List.of(), List.of(backlog), List.of());
  }
}
