package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.OfficeCsv;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.Verdict;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Without a broker: one of two compute servers is killed while readings come in, and another one is
 * started: the same windows as if nothing had happened.
 */
@ExtendWith(StackExtension.class)
@Timeout(300)
class DirectServerKillIT {
  private static final int ROWS = 15_000;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final StackAddresses stack;
  private TestSite site;
  private DirectSite direct;

  DirectServerKillIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    site = TestSite.open(stack, test).with("METEO_RETENTION", "unlimited");
    direct = new DirectSite(site);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void windowsAreTheSame() throws Exception {
    Path file = GeneratedOffice.write(site.file("annex.csv"), ROWS, 12);
    List<RawReading> readings = OfficeCsv.read(file, "annex");
    Expectation expectation = Expectation.of(readings, Duration.ofHours(1), new Coefficients());
    RoleProcess balancer = direct.balancer();
    RoleProcess proxy = direct.proxy("--window", "1h");
    TerminalProcess terminal = direct.terminal("terminal", "kill");
    RoleProcess victim = direct.server("victim");
    RoleProcess survivor = direct.server("survivor");
    balancer.awaitError("servers now: 2");

    RoleProcess sensor = replay(file);
    awaitStored(1000);
    victim.kill9();
    assertThat(sensor.isAlive()).as(sensor.describe("was still sending")).isTrue();
    balancer.awaitError("not heard of any more; servers now: 1");
    RoleProcess second = direct.server("second");

    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    Verdict verdict = terminal.awaitRight(expectation, PATIENCE);
    assertThat(verdict.windows()).isGreaterThan(200);
    for (RoleProcess role : List.of(second, survivor, proxy, terminal.process(), balancer)) {
      assertThat(role.end()).as(role.describe("ended")).isZero();
    }
    System.err.println(balancer.errors().lines().toList().getLast() + "; " + verdict);
  }

  private RoleProcess replay(Path file) throws Exception {
    return direct.sensor(
        "sensor",
        "--id",
        "annex",
        "--replay",
        file.toString(),
        "--timezone",
        "UTC",
        "--speed",
        "max",
        "--rebase",
        "none");
  }

  private void awaitStored(int panes) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> site.redisCount("{meteo:0}:panes") >= panes);
  }
}
