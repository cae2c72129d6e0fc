package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.testbed.junit.OwnServers;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.junit.StartedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user calls it; it starts a stack of its own. */
@OwnServers
@ExtendWith(StackExtension.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class BenchIT {
  private final Path home;
  private Process process;

  /** Asks for a stack only so that the test is left out where none can be started. */
  BenchIT(@TempDir Path directory, StackAddresses available) {
    this.home = directory;
    assertThat(available.amqp()).isNotEmpty();
  }

  @AfterEach
  void end() throws InterruptedException {
    StartedProgram.end(process);
  }

  @Test
  void lastLineIsAnObjectWithAllFigures() throws Exception {
    start("--quick", "--json");
    assertThat(process.waitFor()).as(errors()).isZero();
    List<String> lines = Files.readAllLines(output());
    JsonNode report = new ObjectMapper().readTree(lines.getLast());
    for (String ratio : List.of("singleRatio", "batchRatio")) {
      assertThat(report.path(ratio).isNumber()).as(ratio).isTrue();
      assertThat(report.path(ratio).doubleValue()).as(ratio).isPositive();
    }
    for (String delay : List.of("detectionToStored", "windowEndToTerminal")) {
      assertThat(report.path(delay).path("count").longValue()).as(delay).isPositive();
      assertThat(report.path(delay).path("p99Ms").isNumber()).as(delay).isTrue();
    }
    assertThat(report.path("redisBytesPerReading").path("median").doubleValue()).isPositive();
    assertThat(report.path("startSeconds").path("median").doubleValue()).isPositive();
    assertThat(report.path("rounds")).hasSize(1);
    assertThat(lines.getFirst()).startsWith("throughput");
    assertNothingIsLeft();
  }

  @Test
  void signalEndsEverything() throws Exception {
    start();
    await().atMost(Duration.ofMinutes(2)).until(() -> errors().contains("first reading stored"));
    List<ProcessHandle> children = process.descendants().toList();
    process.toHandle().destroy();
    assertThat(process.waitFor()).as(errors()).isEqualTo(1); // nothing is measured
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    assertNothingIsLeft();
  }

  private void start(String... options) throws IOException {
    Path script = Path.of("..", "meteo").toRealPath();
    List<String> command = new ArrayList<>(List.of(script.toString(), "bench", "--backend=auto"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output().toFile())
            .redirectError(home.resolve("errors").toFile());
    builder.environment().put("METEO_HOME", home.toString());
    builder.environment().put("METEO_BUILT", "yes");
    process = builder.start();
  }

  private Path output() {
    return home.resolve("output");
  }

  private String errors() throws IOException {
    return Files.readString(home.resolve("errors"));
  }

  private void assertNothingIsLeft() {
    assertThat(home.resolve("bench")).doesNotExist();
  }
}
