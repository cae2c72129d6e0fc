package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SentMessage;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
@Timeout(120)
class RedisFailoverIT {
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

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
    RoleProcess worker = site.start("worker", "worker");
    proxy.awaitError("leading");
    RoleProcess sensor =
        site.start("sensor", "sensor", "--count", "20", "--every", "100ms", "--seed", "1");
    sensor.awaitError("[1-9]\\d* confirmed");

    redis.freezeReplica();
    redis.cutReplicaOff();
    worker.awaitError("only 0 of 1 replicas have what was written; holding \\d+ readings");
    redis.failOver();
    redis.bringReplicaBack();
    worker.awaitError("Redis is back");
    proxy.awaitError("published windows are known again");
    assertThat(sensor.end()).isZero();

    List<RawReading> sent = new ArrayList<>();
    for (byte[] body : site.broker().takeAll(tap)) {
      sent.addAll(SentMessage.read(body));
    }
    Expectation expectation = Expectation.of(sent, WINDOW, new Coefficients());
    System.err.println(terminal.awaitRight(expectation, PATIENCE));
    assertThat(proxy.errors()).doesNotContain("lost readings");
  }
}
