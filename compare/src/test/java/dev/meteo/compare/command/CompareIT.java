package dev.meteo.compare.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.junit.StartedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The quick comparison, as a user would start it. */
@Tag("native")
@OwnServers
@ExtendWith(StackExtension.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CompareIT {
  private final Path home;
  private final Path out;
  private Process process;

  /** Asks for a stack only so that the test is left out where none can be started. */
  CompareIT(@TempDir Path directory, StackAddresses available) {
    this.home = directory.resolve("home");
    this.out = directory.resolve("out");
    assertThat(available.amqp()).isNotEmpty();
  }

  @AfterEach
  void end() throws InterruptedException {
    StartedProgram.end(process);
  }

  @Test
  void bothVariantsEndWithTheSameWindows() throws Exception {
    Path errors = Files.createTempFile("compare", ".err");
    process = start(errors);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();

    assertThat(out.resolve("report.html")).content().contains("<svg", "steady");
    assertThat(out.resolve("report.md")).content().contains("worker-kill");
    Comparison comparison = Comparison.read(out.resolve("report.json"));
    assertThat(comparison.seed()).isEqualTo(7);
    assertThat(comparison.generatorChecks())
        .singleElement()
        .satisfies(check -> assertThat(check.generatorReadingsPerSecond()).isPositive());
    assertThat(comparison.scenarios())
        .extracting(ScenarioResult::name)
        .containsExactly("steady", "worker-kill");
    comparison.scenarios().forEach(CompareIT::checkExact);
    assertThat(home.resolve("compare")).doesNotExist();
  }

  private static void checkExact(ScenarioResult scenario) {
    List<RunResult> exact =
        scenario.runs().stream().filter(run -> run.delivery() == Delivery.AT_LEAST_ONCE).toList();
    assertThat(exact).hasSize(2);
    assertThat(exact).extracting(RunResult::digest).doesNotContainNull();
    assertThat(exact).extracting(RunResult::digest).containsOnly(exact.getFirst().digest());
    for (RunResult run : exact) {
      Correctness correctness = Objects.requireNonNull(run.correctness());
      assertThat(correctness.isRight()).as(correctness.toString()).isTrue();
      assertThat(correctness.expectedReadings()).isPositive();
      assertThat(run.latencies().detectionToStored()).isNotNull();
      assertThat(run.faults().isEmpty()).isEqualTo(scenario.name().equals("steady"));
    }
  }

  private Process start(Path errors) throws IOException {
    Path script = Path.of("..", "meteo").toRealPath();
    ProcessBuilder builder =
        new ProcessBuilder(script.toString(), "compare", "--quick", "--seed=7", "--out=" + out)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile());
    builder.environment().put("METEO_HOME", home.toString());
    builder.environment().put("METEO_BUILT", "yes");
    return builder.start();
  }
}
