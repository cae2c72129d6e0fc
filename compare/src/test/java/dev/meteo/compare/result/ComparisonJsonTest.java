package dev.meteo.compare.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonJsonTest {
  private static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00.5Z");

  @TempDir private Path folder;

  @Test
  void everythingComesBackAsItWasWritten() throws IOException {
    // Given
    Comparison comparison = comparison(fullRun());
    Path file = folder.resolve("report.json");
    // When
    comparison.write(file);
    // Then
    assertThat(Comparison.read(file)).isEqualTo(comparison);
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    // Given
    RunResult bare = new RunResultBuilder(Variant.DIRECT, Delivery.AT_MOST_ONCE, 1, BEGUN).build();
    // When
    String json = ComparisonJson.write(comparison(bare));
    // Then
    assertThat(json)
        .contains("\"variant\" : \"direct\"", "\"begun\" : \"2026-11-21T12:00:00.500Z\"")
        .doesNotContain("null", "correctness", "digest", "storedPerSecond");
  }

  @Test
  void ordersOfMapsAreKept() throws IOException {
    // Given
    RunResult run =
        new RunResultBuilder(Variant.DIRECT, Delivery.AT_LEAST_ONCE, 1, BEGUN)
            .setting("zeta", 1)
            .setting("alpha", 2)
            .setting("mu", 3)
            .build();
    // When
    Comparison read = ComparisonJson.parse(ComparisonJson.write(comparison(run)));
    // Then
    assertThat(read.scenarios().getFirst().runs().getFirst().settings().keySet())
        .containsExactly("zeta", "alpha", "mu");
  }

  @Test
  void unknownFieldsAreRefused() throws IOException {
    refuses(
        json().replace("\"digest\"", "\"digset\""), "\"digset\" in scenarios.[0].runs.[0].digset");
  }

  @Test
  void missingNumbersAreRefused() throws IOException {
    refuses(json().replace("\"seed\" : 7,", ""), "seed");
  }

  @Test
  void missingPartsAreRefused() throws IOException {
    refuses(json().replaceFirst("\"machine\" : \\{[^}]*\\},", ""), "something is missing");
    refuses(json().replace("\"runs\" :", "\"runs\" : null, \"runs\" :"), "uplicate");
  }

  @Test
  void otherTimesThanUtcAreRefused() throws IOException {
    refuses(json().replace("12:00:00.500Z", "noon"), "not a UTC time");
  }

  @Test
  void otherFormatsAreRefused() throws IOException {
    refuses(json().replace("\"format\" : 1", "\"format\" : 2"), "has format 2");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refuses("temperature,humidity\n", "report.json is no report of a comparison");
  }

  @Test
  void missingFileIsSaidSo() {
    assertThatThrownBy(() -> Comparison.read(folder.resolve("none.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none.json");
  }

  @Test
  void percentilesOfHistogramEndWithItsMaximum() {
    // Given
    Histogram delays = new Histogram(3);
    for (int us = 1; us <= 1000; us++) {
      delays.recordValue(us);
    }
    // When
    Percentiles percentiles = Percentiles.of(delays);
    // Then
    assertThat(percentiles.count()).isEqualTo(1000);
    assertThat(percentiles.p99Us()).isEqualTo(990);
    assertThat(percentiles.curve().getLast()).isEqualTo(new CurvePoint(100, 1000));
  }

  @Test
  void fairnessIsOneWhenAllDoTheSameAndOneNthWhenOneDoesAll() {
    assertThat(Sharing.of(Map.of("a", 50L, "b", 50L)).fairness()).isEqualTo(1);
    assertThat(Sharing.of(Map.of("a", 0L, "b", 7L, "c", 0L, "d", 0L)).fairness()).isEqualTo(0.25);
  }

  private void refuses(String json, String why) throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, json);
    assertThatThrownBy(() -> Comparison.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  private static String json() {
    return ComparisonJson.write(comparison(fullRun()));
  }

  private static Comparison comparison(RunResult run) {
    return new Comparison(
        Comparison.FORMAT,
        "0.1.0",
        null,
        Map.of(),
        BEGUN,
        BEGUN.plusSeconds(60),
        new Machine("a processor", 2, 1L << 33, "Linux", "5.15", "25", "3.10.8", "7.0.11", null),
        7,
        Map.of("--repeat", "1"),
        List.of(new ScenarioResult("steady", "Steady load", "How fast?", "{}", List.of(run))),
        List.of(new GeneratorCheck("one reading a message", 900_000, 40_000, Variant.DIRECT)));
  }

  private static RunResult fullRun() {
    Percentiles delays =
        new Percentiles(9, 1, 2, 3, 4, 5, 1.5, List.of(new CurvePoint(99.9, 4.25)));
    return new RunResultBuilder(Variant.MESSAGING, Delivery.AT_LEAST_ONCE, 1, BEGUN)
        .failed("the broker ended")
        .setting("prefetch", 500)
        .measured(1000, 10.5, 95.25)
        .latencies(new Latencies(delays, null, delays))
        .sensors(new SensorView(1, 2, 3, 4, 5))
        .correctness(new Correctness(9, 8, 1, 0, 2, 5, 4, 1, 2, 0, List.of("WRONG_COUNT")))
        .series(
            new TimeSeries(
                0.5, List.of(1.0, 2.0), Arrays.asList(1.0, null), List.of(), List.of(), List.of()))
        .fault(new FaultEffect("worker 2 killed", 3, null, 1.25))
        .sharing(Sharing.of(Map.of("worker 1", 500L)))
        .part(Part.MIDDLE, new PartCost(0.01, null, 1L << 27))
        .loadStep(new LoadStep(100, 99.5, delays))
        .fanOut(new FanOutStep(4, 2, delays))
        .figure("idealSeconds", 12)
        .digest("ab12")
        .build();
  }
}
