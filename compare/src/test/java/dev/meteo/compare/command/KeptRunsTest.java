package dev.meteo.compare.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.Machine;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.result.Variant;
import dev.meteo.compare.run.RunKey;
import dev.meteo.compare.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ScenarioFile STEADY = ScenarioFile.find("steady");
  private static final RunKey KEY =
      new RunKey(STEADY.scenario(), Variant.DIRECT, Delivery.AT_MOST_ONCE, 2);

  @TempDir private Path folder;
  private final RunResult result =
      new RunResultBuilder(Variant.DIRECT, Delivery.AT_MOST_ONCE, 2, NOW)
          .measured(10, 1, 10.0)
          .build();

  @BeforeEach
  void keep() throws IOException {
    new KeptRuns(folder, frame(7), List.of()).keep(KEY, STEADY.text(), result);
  }

  @Test
  void sameRunIsFoundAgain() {
    assertThat(new KeptRuns(folder, frame(7), List.of()).find(KEY, STEADY.text())).contains(result);
  }

  @Test
  void damagedRunIsRunAgain() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
      }
    }
    assertThat(new KeptRuns(folder, frame(7), List.of()).find(KEY, STEADY.text())).isEmpty();
  }

  @Test
  void otherSeedIsAnotherRun() {
    assertThat(new KeptRuns(folder, frame(8), List.of()).find(KEY, STEADY.text())).isEmpty();
  }

  @Test
  void otherScenarioIsAnotherRun() {
    assertThat(new KeptRuns(folder, frame(7), List.of()).find(KEY, STEADY.text() + " ")).isEmpty();
  }

  @Test
  void otherMachineIsAnotherRun() {
    assertThat(
            new KeptRuns(folder, frame(7, "3.13.7", "fa2894a"), List.of()).find(KEY, STEADY.text()))
        .isEmpty();
  }

  @Test
  void otherSourcesAreAnotherRun_andWithoutACommitNobodyKnows() throws IOException {
    assertThat(kept("ab12345").find(KEY, STEADY.text())).isEmpty();
    kept("fa2894a-dirty").keep(KEY, STEADY.text(), result);
    assertThat(kept("fa2894a-dirty").find(KEY, STEADY.text())).isEmpty();
  }

  private KeptRuns kept(String revision, String... others) {
    return new KeptRuns(folder, frame(7, "3.10.8", revision), List.of(others));
  }

  @Test
  void runsOfTheNamedCommitCountAndAreCounted() throws IOException {
    KeptRuns kept = kept("ab12345", "fa2894a");
    assertThat(kept.find(KEY, STEADY.text())).contains(result);
    assertThat(kept.takenOver()).containsExactly(Map.entry("fa2894a", 1));

    kept.keep(KEY, STEADY.text(), result);
    KeptRuns again = kept("ab12345", "fa2894a");
    assertThat(again.find(KEY, STEADY.text())).contains(result);
    assertThat(again.takenOver()).isEmpty();
    assertThat(kept("cd67890", "fa2894a").find(KEY, STEADY.text())).isEmpty();

    KeptRuns third = kept("cd67890", "fa2894a", "ab12345");
    assertThat(third.find(KEY, STEADY.text())).contains(result);
    assertThat(third.takenOver()).containsExactly(Map.entry("ab12345", 1));
  }

  @Test
  void failedRunIsRunAgain() throws IOException {
    KeptRuns kept = new KeptRuns(folder, frame(7), List.of());
    kept.keep(
        KEY,
        STEADY.text(),
        new RunResultBuilder(Variant.DIRECT, Delivery.AT_MOST_ONCE, 2, NOW)
            .failed("the broker ended")
            .build());

    assertThat(kept.find(KEY, STEADY.text())).isEmpty();
  }

  private static Comparison frame(long seed) {
    return frame(seed, "3.10.8", "fa2894a");
  }

  private static Comparison frame(long seed, String rabbitmq, String revision) {
    return new Comparison(
        Comparison.FORMAT,
        "0.1.0",
        revision,
        Map.of(),
        NOW,
        NOW,
        new Machine("a processor", 2, 1L << 33, "Linux", "6.1", "25", rabbitmq, "7.0.15", null),
        seed,
        Map.of("--quick", "false"),
        List.of(),
        List.of());
  }
}
