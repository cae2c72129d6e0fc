package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.junit.StartedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user calls it; it starts stacks of its own. */
@Tag("native")
@OwnServers
@ExtendWith(StackExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ChaosIT {
  /** Outlives the test, for whoever looks for the reason of a failure. */
  private static final Path RUNS = Path.of("target", "chaos-runs");

  private final Path home;
  private @Nullable Process process;

  /** Asks for a stack only so that the test is left out where none can be started. */
  ChaosIT(@TempDir Path directory, StackAddresses available) {
    this.home = directory;
    assertThat(available.amqp()).isNotEmpty();
  }

  @AfterEach
  void end() throws InterruptedException {
    StartedProgram.end(process);
  }

  @Test
  void whateverDiesEachReadingCountsOnce() throws Exception {
    JsonNode report =
        run(
            "--duration=60s",
            "--seed=3",
            "--faults=worker-kill,dies-after-answer,leader-kill,dies-before-mark,wire-reset,"
                + "redis-kill,redis-client-kill,sensor-kill,terminal-kill,clock-behind,bad-bodies");
    assertThat(report.path("violations")).isEmpty();
    assertThat(report.path("right").booleanValue()).isTrue();
    assertThat(report.path("faults")).hasSizeGreaterThan(8);
    assertThat(report.path("redelivered").longValue() + report.path("duplicates").longValue())
        .isPositive();
    assertThat(home.resolve("chaos")).doesNotExist();
  }

  @Test
  void theWaysOfTheDirectVariantAreCutAsWell() throws Exception {
    JsonNode report = run("--variant=direct", "--duration=18s", "--seed=3", "--faults=wire");
    assertThat(report.path("violations")).isEmpty();
    assertThat(report.path("faults"))
        .hasSizeGreaterThan(1)
        .noneMatch(fault -> fault.path("failed").booleanValue())
        .anyMatch(fault -> fault.path("target").textValue().endsWith("callers"));
  }

  private JsonNode run(String... options) throws IOException, InterruptedException {
    Path script = Path.of("..", "meteo").toRealPath();
    List<String> command = new ArrayList<>(List.of(script.toString(), "chaos", "--json"));
    command.add("--backend=native");
    Path runs = Files.createDirectories(RUNS).toAbsolutePath();
    command.add("--out=" + Files.createTempDirectory(runs, "run-"));
    command.addAll(List.of(options));
    Path output = home.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(home.resolve("errors").toFile());
    builder.environment().put("METEO_HOME", home.toString());
    builder.environment().put("METEO_BUILT", "yes");
    Process started = builder.start();
    process = started;
    int exit = started.waitFor();
    assertThat(exit).as(() -> read(home.resolve("errors")) + read(output)).isZero();
    return new ObjectMapper().readTree(read(output));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
