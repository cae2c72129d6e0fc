package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How roles end: soon and with 0 when asked to, with one line and 1 or 2 when they cannot work. */
@ExtendWith(SiteExtension.class)
@Timeout(400)
class RolesEndIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NOBODY = "127.0.0.1:1";

  private TestSite site;

  @BeforeEach
  void open(TestSite given) {
    site = given;
  }

  @Test
  void idleRolesEndWhenAsked() throws Exception {
    RoleProcess leader = site.start("leader", "window-proxy");
    site.awaitLeading(leader, PATIENCE);
    RoleProcess standby = site.start("standby", "window-proxy");
    site.awaitStandingBy(standby, PATIENCE);
    RoleProcess worker = site.start("worker", "worker");
    TerminalProcess terminal = TerminalProcess.start(site, "idle");
    until(() -> site.broker().consumers("meteo.terminal.idle") == 1);
    RoleProcess sensor = site.start("sensor", "sensor", "--every", "1h");
    until(() -> site.stored() > 0);
    endAll(List.of(standby, leader, worker, terminal.process(), sensor), "TERM");
  }

  @Test
  void busyRolesEndWhenAsked() throws Exception {
    List<RoleProcess> roles = startBusy();
    endAll(roles, "TERM");
  }

  @Test
  void busyRolesEndOnCtrlC() throws Exception {
    List<RoleProcess> roles = startBusy();
    endAll(roles, "INT");
  }

  @Test
  void rolesEndWhenAskedAlsoWithoutServers() throws Exception {
    site.with("METEO_AMQP", "amqp://meteo:x@" + NOBODY).with("METEO_REDIS", "redis://" + NOBODY);
    List<RoleProcess> roles =
        List.of(
            site.start("proxy", "window-proxy"),
            site.start("worker", "worker"),
            TerminalProcess.start(site, "nowhere").process(),
            site.start("sensor", "sensor"));
    for (RoleProcess role : roles) {
      role.awaitError("(?i)redis|rabbitmq|broker|connect");
    }
    endAll(roles, "TERM");
  }

  @Test
  void settingsThatConflictEndWithTwo() throws Exception {
    RoleProcess proxy = site.start("proxy", "window-proxy", "--window", "5s", "--retention", "24h");
    site.awaitLeading(proxy, PATIENCE);
    RoleProcess worker = site.start("worker", "worker", "--co2", "400:600:2000");
    awaitConsumers(1);
    refuses(2, "window", "window-proxy", "--window", "7s");
    refuses(2, "retention", "window-proxy", "--retention", "25h");
    refuses(2, "retention", "worker", "--retention", "unlimited");
    refuses(2, "co2", "worker", "--co2", "300:400:500");
    assertThat(proxy.isAlive() && worker.isAlive()).isTrue();
  }

  @Test
  void wrongUsageEndsWithTwo() throws Exception {
    refuses(2, "every", "sensor", "--every", "sometimes");
    refuses(2, "replay", "sensor", "--speed", "max");
    refuses(2, "no-such-file", "sensor", "--replay", "no-such-file.csv", "--timezone", "UTC");
    refuses(2, "co2", "worker", "--co2", "500:400:300");
    refuses(2, "window", "window-proxy", "--window", "0.5s");
    refuses(2, "name", "terminal");
    refuses(2, "colour", "terminal", "one", "--colour");
    refuses(2, "amqp", "worker", "--amqp", "http://localhost");
    refuses(2, "nonsense", "nonsense");
  }

  @Test
  void whatCannotBeDoneEndsWithOne() throws Exception {
    site.with("METEO_AMQP", "amqp://meteo:x@" + NOBODY);
    RoleProcess lonely = TerminalProcess.start(site, "lonely", "--timeout", "2s").process();
    assertThat(lonely.awaitExit(PATIENCE)).isEqualTo(1);
    assertThat(lonely.errors()).contains("never reached");
  }

  private List<RoleProcess> startBusy() throws Exception {
    RoleProcess proxy = site.start("proxy", "window-proxy", "--window", "1s");
    RoleProcess worker = site.start("worker", "worker");
    RoleProcess slow = site.start("slow", "worker", "--work-time", "500ms:3500ms");
    TerminalProcess terminal = TerminalProcess.start(site, "busy");
    RoleProcess sensor =
        site.start("sensor", "sensor", "--count", "100", "--rate", "max", "--batch", "20");
    awaitConsumers(2);
    terminal.awaitWindowsWithReadings(2, PATIENCE);
    return List.of(sensor, worker, slow, proxy, terminal.process());
  }

  private void endAll(List<RoleProcess> roles, String signal) throws Exception {
    for (RoleProcess role : roles) {
      long asked = System.nanoTime();
      role.signal(signal);
      int code = role.awaitExit(RoleProcess.ORDERLY_END);
      long took = Duration.ofNanos(System.nanoTime() - asked).toMillis();
      System.err.println(role.describe("ended with " + code + " after " + took + " ms"));
      assertThat(code).as(role.describe("ended")).isZero();
    }
  }

  /** One line that names what is wrong, and nothing on standard output. */
  private void refuses(int code, String named, String... arguments) throws Exception {
    RoleProcess role =
        site.start("refused-" + String.join("-", arguments).replace('/', '-'), arguments);
    assertThat(role.awaitExit(PATIENCE)).as(role.describe("ended")).isEqualTo(code);
    assertThat(role.outLines()).isEmpty();
    List<String> complaints =
        role.errors().lines().filter(line -> line.startsWith("meteo: ")).toList();
    assertThat(complaints).as(role.describe("complained")).hasSize(1);
    assertThat(complaints.getFirst()).containsIgnoringCase(named).doesNotContain("Exception");
  }

  private void awaitConsumers(int workers) {
    until(() -> site.broker().consumers("meteo.readings") == workers);
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }
}
