package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SentMessage;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The leading window proxy dies again and again: the windows go on, none missing, none wrong. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class StandbyIT {
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int DEATHS = 4;
  private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StackAddresses stack;
  private TestSite site;

  StandbyIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    site = TestSite.open(stack, test);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void anotherProxyTakesOver() throws Exception {
    String tap = site.broker().tapReadings();
    TerminalProcess terminal = TerminalProcess.start(site, "standby");
    RoleProcess leader = proxy(0);
    leader.awaitError("leading");
    site.start("worker", "worker");
    RoleProcess sensor =
        site.start("sensor", "sensor", "--count", "5", "--every", "100ms", "--seed", "1");
    sensor.awaitError("connected");
    for (int death = 1; death <= DEATHS; death++) {
      RoleProcess standby = proxy(death);
      standby.awaitError("standing by");
      leader.kill9();
      long died = System.nanoTime();
      standby.awaitError("leading", LONGEST_TAKEOVER);
      long took = Duration.ofNanos(System.nanoTime() - died).toMillis();
      System.err.println("takeover " + death + " took " + took + " ms");
      leader = standby;
    }
    assertThat(sensor.end()).isZero();

    List<RawReading> sent = new ArrayList<>();
    for (byte[] body : site.broker().takeAll(tap)) {
      sent.addAll(SentMessage.read(body));
    }
    Expectation expectation = Expectation.of(sent, WINDOW, new Coefficients());
    assertThat(expectation.windows()).hasSizeGreaterThan(DEATHS);
    System.err.println(terminal.awaitRight(expectation, PATIENCE));
    assertThat(terminal.process().end()).isZero();
    assertNoGap(terminal.summaries());
  }

  private RoleProcess proxy(int number) throws Exception {
    return site.start("proxy-" + number, "window-proxy", "--window", "2s", "--grace", "500ms");
  }

  /** From the first published window to the last, those without readings too. */
  private static void assertNoGap(List<String> summaries) {
    SortedSet<Instant> starts = new TreeSet<>();
    for (String line : summaries) {
      String start = line.substring("{\"start\":\"".length(), line.indexOf("\",\"end\""));
      starts.add(Instant.parse(start));
    }
    Instant expected = starts.first();
    for (Instant start : starts) {
      assertThat(start).isEqualTo(expected);
      expected = start.plus(WINDOW);
    }
  }
}
