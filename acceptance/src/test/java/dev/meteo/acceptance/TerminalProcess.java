package dev.meteo.acceptance;

import static org.awaitility.Awaitility.await;

import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.Judge;
import dev.meteo.oracle.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** A {@code terminal --json} and what it has printed. */
final class TerminalProcess {
  private static final Duration POLL = Duration.ofMillis(300);

  private final RoleProcess process;

  private TerminalProcess(RoleProcess process) {
    this.process = process;
  }

  /**
   * Starts a terminal.
   *
   * @param name of the terminal, its queue and its journal
   */
  static TerminalProcess start(TestSite site, String name, String... options) throws IOException {
    site.broker().expectTerminal(name);
    List<String> arguments = new ArrayList<>(List.of("terminal", name, "--json"));
    arguments.addAll(List.of(options));
    return new TerminalProcess(site.start("terminal-" + name, arguments.toArray(String[]::new)));
  }

  /** A terminal that was started already, to print JSON. */
  static TerminalProcess of(RoleProcess process) {
    return new TerminalProcess(process);
  }

  RoleProcess process() {
    return process;
  }

  List<String> summaries() {
    return process.outLines();
  }

  /** Of how many windows it has shown readings. */
  int windowsWithReadings() {
    return (int)
        summaries().stream()
            .filter(line -> line.contains("{\"count\":"))
            .map(line -> line.substring(0, line.indexOf(",\"end\"")))
            .distinct()
            .count();
  }

  /** Waits until it has shown readings of so many windows. */
  void awaitWindowsWithReadings(int least, Duration atMost) {
    await(process.describe("shows readings of " + least + " windows"))
        .atMost(atMost)
        .pollInterval(POLL)
        .failFast(process::checkAlive)
        .until(() -> windowsWithReadings() >= least);
  }

  /** Waits until every window is as expected; fails with the verdict when the time is up. */
  Verdict awaitRight(Expectation expectation, Duration atMost) {
    try {
      return await()
          .atMost(atMost)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .failFast(process::checkAlive)
          .until(() -> Judge.judge(summaries(), expectation), Verdict::isRight);
    } catch (ConditionTimeoutException e) {
      String verdict = Judge.judge(summaries(), expectation).toString();
      throw new AssertionError(
          process.describe("shows wrong windows after " + atMost + ": " + verdict), e);
    }
  }
}
