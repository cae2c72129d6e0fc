package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Without a broker: a terminal that is frozen or away delays no other, and is told what it missed.
 */
@ExtendWith(StackExtension.class)
@Timeout(240)
class DirectTerminalsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MISSED = 4;

  private final StackAddresses stack;
  private TestSite site;
  private DirectSite direct;
  private TerminalProcess steady;

  DirectTerminalsIT(StackAddresses stack) {
    this.stack = stack;
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    site = TestSite.open(stack, test);
    direct = new DirectSite(site);
    direct.proxy("--window", "1s").awaitError("leading");
    steady = direct.terminal("steady", "steady");
    awaitSummaries(steady, 1);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void frozenTerminalDelaysNoOtherAndCatchesUp() throws Exception {
    TerminalProcess frozen = direct.terminal("frozen", "frozen");
    awaitSummaries(frozen, 2);

    frozen.process().signal("STOP");
    int before = steady.summaries().size();
    awaitSummaries(steady, before + MISSED);
    frozen.process().signal("CONT");

    awaitSame(frozen);
  }

  @Test
  void terminalThatWasAwayIsToldWhatItMissed() throws Exception {
    TerminalProcess first = direct.terminal("first", "guest");
    awaitSummaries(first, 2);
    first.process().kill9();
    List<String> had = first.summaries();
    awaitSummaries(steady, steady.summaries().size() + MISSED);

    TerminalProcess again = direct.terminal("again", "guest");
    awaitSummaries(again, MISSED);

    String next = steady.summaries().get(steady.summaries().indexOf(had.getLast()) + 1);
    assertThat(again.summaries().getFirst()).as("goes on where it was").isEqualTo(next);
  }

  /** In the end it has printed all that the steady one has, in the same order. */
  private void awaitSame(TerminalProcess other) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              List<String> all = steady.summaries();
              List<String> others = other.summaries();
              assertThat(others).isNotEmpty();
              int from = all.indexOf(others.getFirst());
              assertThat(from).isNotNegative();
              int to = Math.min(all.size(), from + others.size());
              assertThat(others.size()).isGreaterThanOrEqualTo(all.size() - from - 1);
              assertThat(others.subList(0, to - from)).isEqualTo(all.subList(from, to));
            });
  }

  private static void awaitSummaries(TerminalProcess terminal, int least) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> terminal.summaries().size() >= least);
  }
}
