package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.Judge;
import dev.meteo.oracle.OfficeCsv;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A recording through three workers: every window is what a recomputation from the file says. */
@ExtendWith(StackExtension.class)
@Timeout(180)
class OfficeReplayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final StackAddresses stack;
  private TestSite site;

  OfficeReplayIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    site = TestSite.open(stack, test).with("METEO_RETENTION", "unlimited");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void generatedRecording() throws Exception {
    replay(GeneratedOffice.write(site.file("office.csv"), 6_000, 7));
  }

  @Test
  void recordingOfARealOffice() throws Exception {
    Path file = TestSite.sharedData("occupancy-office.csv");
    assumeTrue(Files.exists(file), "there is no " + file);
    replay(file);
  }

  private void replay(Path file) throws Exception {
    Expectation expectation =
        Expectation.of(OfficeCsv.read(file, "office"), Duration.ofHours(1), new Coefficients());
    TerminalProcess live = TerminalProcess.start(site, "office-live", "--timeout", "170s");
    site.start("proxy", "window-proxy", "--window", "1h");
    for (int worker = 1; worker <= 3; worker++) {
      site.start("worker-" + worker, "worker");
    }
    assertThat(sensor(file).awaitExit(PATIENCE)).isZero();
    live.awaitRight(expectation, PATIENCE);

    String windows = Integer.toString(windowsIn(live.summaries()).size());
    TerminalProcess later =
        TerminalProcess.start(site, "office-later", "--windows", windows, "--timeout", "60s");
    assertThat(later.process().awaitExit(Duration.ofSeconds(65))).isZero();
    assertThat(Judge.judge(later.summaries(), expectation).violations()).isEmpty();
    assertThat(later.summaries()).hasSizeGreaterThanOrEqualTo(expectation.windows().size());
    assertThat(live.process().end()).isZero();
  }

  private RoleProcess sensor(Path file) throws Exception {
    return site.start(
        "sensor",
        "sensor",
        "--id",
        "office",
        "--replay",
        file.toString(),
        "--timezone",
        "UTC",
        "--speed",
        "max",
        "--rebase",
        "none");
  }

  /** Live windows without readings are among them when the hour changes meanwhile. */
  private static Set<String> windowsIn(List<String> summaries) {
    Set<String> windows = new HashSet<>();
    summaries.forEach(line -> windows.add(line.substring(0, line.indexOf(",\"end\""))));
    return windows;
  }
}
