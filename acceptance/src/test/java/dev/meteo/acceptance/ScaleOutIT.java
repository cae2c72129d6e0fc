package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.OfficeCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second worker that starts while work is waiting takes its share of it. */
@ExtendWith(SiteExtension.class)
@Timeout(240)
class ScaleOutIT {
  private static final int ROWS = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private TestSite site;

  @BeforeEach
  void open(TestSite given) {
    site = given.with("METEO_RETENTION", "unlimited");
  }

  @Test
  void theSecondWorkerSharesTheBacklog() throws Exception {
    Path file = GeneratedOffice.write(site.file("office.csv"), ROWS, 3);
    RoleProcess sensor =
        site.start(
            "sensor",
            "sensor",
            "--id",
            "o",
            "--replay",
            file.toString(),
            "--timezone",
            "UTC",
            "--speed",
            "max",
            "--rebase",
            "none",
            "--figures",
            "sensor.json");
    assertThat(sensor.awaitExit(PATIENCE)).isZero();
    assertThat(site.file("sensor.json"))
        .content()
        .matches(
            "\\{\"accepted\":2000,\"confirmed\":2000,\"written\":0,\"refused\":0,\"repeated\":0,"
                + "\"returned\":0,\"lost\":0,\"unconfirmed\":0,\"blockedMs\":\\d+}\n");
    TerminalProcess terminal = TerminalProcess.start(site, "scale");
    site.start("proxy", "window-proxy", "--window", "1h");
    RoleProcess first = worker("first");
    until(() -> ready() < 2 * ROWS && ready() > 0);
    RoleProcess second = worker("second");
    until(() -> site.broker().consumers("meteo.readings") == 2);
    int leftForBoth = ready();
    assertThat(leftForBoth).as("backlog when the second worker had joined").isGreaterThan(200);

    Expectation expectation =
        Expectation.of(OfficeCsv.read(file, "o"), Duration.ofHours(1), new Coefficients());
    terminal.awaitRight(expectation, PATIENCE);
    long byFirst = stored(first);
    long bySecond = stored(second);
    assertThat(byFirst + bySecond).isEqualTo(2 * ROWS);
    assertThat(site.file("second.json"))
        .content()
        .contains("\"stored\":" + bySecond + ",\"duplicates\":0,\"refused\":0,");
    assertThat(bySecond)
        .as("what the second did of the %d left", leftForBoth)
        .isGreaterThan(leftForBoth / 3);
  }

  /** So slow that the backlog outlasts the start of a process. */
  private RoleProcess worker(String name) throws IOException {
    return site.start(name, "worker", "--work-time", "15ms:15ms", "--figures", name + ".json");
  }

  private int ready() throws IOException {
    return site.broker().ready("meteo.readings");
  }

  private static long stored(RoleProcess worker) throws Exception {
    assertThat(worker.end()).isZero();
    String stored = worker.awaitError("ended; .*: ([\\d,]+) stored").group(1);
    return Long.parseLong(stored.replace(",", ""));
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
