package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SentMessage;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisPair;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Redis' master dies while its replica lags, and the replica is made the master: the same windows
 * as if nothing had happened.
 */
@ExtendWith(StackExtension.class)
@Timeout(300)
class RedisFailoverIT {
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private static final String FIGURES = "worker.json";
  private static final String COUNT =
      """
      local sum = 0
      for _, second in ipairs(redis.call('ZRANGE', '{meteo:0}:panes', 0, -1)) do
        local pane = '{meteo:0}:pane:' .. second
        for _, n in ipairs(redis.call('HMGET', pane, 'wellness:count', 'pollution:count')) do
          sum = sum + (n or 0)
        end
      end
      return sum
      """;

  private final StackAddresses stack;
  private TestSite site;
  private RedisPair redis;

  RedisFailoverIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    redis = RedisPair.start();
    site =
        TestSite.open(stack, test)
            .with("METEO_REDIS", redis.uri())
            .with("METEO_REDIS_REPLICAS", "1");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
    redis.close();
  }

  @Test
  void windowsAreTheSame() throws Exception {
    String tap = site.broker().tapReadings();
    TerminalProcess terminal = TerminalProcess.start(site, "failover");
    RoleProcess proxy = site.start("proxy", "window-proxy", "--window", "1s", "--grace", "200ms");
    RoleProcess worker = site.start("worker", "worker", "--figures", site.file(FIGURES).toString());
    until(() -> isLed(proxy));
    RoleProcess sensor =
        site.start("sensor", "sensor", "--count", "20", "--every", "100ms", "--seed", "1");
    terminal.awaitWindowsWithReadings(1, PATIENCE);

    redis.freezeReplica();
    redis.cutReplicaOff();
    Instant cut = Instant.now();
    until(() -> figuresAreOf(cut.plusSeconds(1)) && stored() > figure("stored")); // it holds some
    redis.failOver();
    redis.bringReplicaBack();
    until(() -> isLed(proxy));
    terminal.awaitWindowsWithReadings(terminal.windowsWithReadings() + 1, PATIENCE);
    assertThat(worker.isAlive()).as(worker.describe("lives on")).isTrue();
    assertThat(sensor.end()).isZero();

    List<RawReading> sent = new ArrayList<>();
    for (byte[] body : site.broker().takeAll(tap)) {
      sent.addAll(SentMessage.read(body));
    }
    Expectation expectation = Expectation.of(sent, WINDOW, new Coefficients());
    System.err.println(terminal.awaitRight(expectation, PATIENCE));
    assertThat(proxy.errors()).doesNotContain("lost readings");
  }

  /** By the master's word, whichever of the two it is. */
  private boolean isLed(RoleProcess proxy) throws Exception {
    return TestSite.isLease(redis.master().cli("GET", "{meteo:0}:lease").strip(), proxy);
  }

  /** Whether the worker has said of itself what was so then. */
  private boolean figuresAreOf(Instant then) throws Exception {
    return Files.getLastModifiedTime(site.file(FIGURES)).toInstant().isAfter(then);
  }

  private long figure(String name) throws Exception {
    return site.figure(FIGURES, name);
  }

  /** How many readings the master counts. */
  private long stored() throws Exception {
    return Long.parseLong(redis.master().cli("EVAL", COUNT, "0").strip());
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
