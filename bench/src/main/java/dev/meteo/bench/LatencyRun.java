package dev.meteo.bench;

import dev.meteo.cli.UserError;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.testbed.run.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * All roles at an even rate: how long after its detection a reading is stored, and how long after a
 * window's end and its grace a terminal has the summary on disk.
 *
 * <p>A reading's timestamp is when it was due, so a sensor that is late makes the delay longer and
 * nothing is left out.
 */
final class LatencyRun {
  static final int READINGS_PER_SECOND = 1000;

  private static final String TERMINAL = "bench";
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);
  private static final int DIGITS = 3;

  /**
   * What came of it.
   *
   * @param detectionToStored of each reading
   * @param windowEndToTerminal of each window of a second, beyond the grace
   */
  record Outcome(Latency detectionToStored, Latency windowEndToTerminal) {}

  private final Bench.Tools tools;
  private final Path latencyLog;
  private final Path rolesHome;

  /**
   * @param rolesHome the METEO_HOME of the roles
   */
  LatencyRun(Bench.Tools tools, Path rolesHome) {
    this.tools = tools;
    this.rolesHome = rolesHome;
    this.latencyLog = rolesHome.resolve("latency.hlog");
  }

  /** Starts all of it, lets it warm up, measures, ends it. Blocks. */
  Outcome measure(Plan plan) throws IOException, InterruptedException {
    tools.kept().clear();
    Files.createDirectories(rolesHome);
    Instant begin = Instant.now();
    Launcher launcher = tools.launcher();
    String log = "--latency-log=" + latencyLog;
    String grace = "--grace=" + GRACE.toSeconds() + "s";
    try (ChildProcess worker = launcher.role("worker", List.of(log), "");
        ChildProcess proxy = launcher.role("window-proxy", List.of("--window=1s", grace), "");
        ChildProcess terminal = launcher.role("terminal", List.of(TERMINAL, "--json"), "");
        ChildProcess sensor = launcher.role("sensor", sensorArguments(plan), "")) {
      List<ChildProcess> roles = List.of(sensor, worker, proxy, terminal);
      tools.patience().until("a window's summary", LONGEST_START, () -> hasSummary(roles));
      tools.patience().pause(plan.warmUp());
      Instant from = Instant.now();
      tools.patience().pause(plan.measured());
      Instant to = Instant.now();
      roles.forEach(ChildProcess::requireAlive);
      for (ChildProcess role : roles) {
        end(role);
      }
      return new Outcome(stored(from, to), received(begin, from, to));
    }
  }

  private List<String> sensorArguments(Plan plan) {
    return List.of(
        "--id=" + BodySize.SENSOR,
        "--count=" + BodySize.SENSORS,
        "--rate=" + READINGS_PER_SECOND,
        "--seed=" + plan.seed());
  }

  private boolean hasSummary(List<ChildProcess> roles) throws IOException {
    roles.forEach(ChildProcess::requireAlive);
    Path journal = journalFile(Instant.now());
    return Files.exists(journal) && Files.size(journal) > 0;
  }

  private static void end(ChildProcess role) throws InterruptedException {
    role.askToEnd();
    if (!role.awaitEnd(LONGEST_END)) {
      throw new UserError("a role does not end: " + String.join(" / ", role.lastLines()));
    }
  }

  private Latency stored(Instant from, Instant to) throws IOException {
    Histogram all = new Histogram(DIGITS);
    try (HistogramLogReader reader = new HistogramLogReader(latencyLog.toFile())) {
      EncodableHistogram interval = reader.nextIntervalHistogram();
      while (interval != null) {
        if (interval instanceof Histogram histogram
            && histogram.getStartTimeStamp() >= from.toEpochMilli()
            && histogram.getEndTimeStamp() <= to.toEpochMilli()) {
          all.add(histogram);
        }
        interval = reader.nextIntervalHistogram();
      }
    }
    return Latency.ofMicros(all);
  }

  private Latency received(Instant begin, Instant from, Instant to) throws IOException {
    Histogram delays = new Histogram(DIGITS);
    try (Journal journal = Journal.open(journalDirectory())) {
      journal.replay(
          LocalDate.ofInstant(begin, ZoneOffset.UTC),
          summary -> {
            Instant due = summary.summary().end().plus(GRACE);
            if (isFirst(summary) && !due.isBefore(from) && due.isBefore(to)) {
              delays.recordValue(ChronoUnit.MICROS.between(due, summary.received()));
            }
          });
    }
    return Latency.ofMicros(delays);
  }

  private static boolean isFirst(ReceivedSummary summary) {
    return summary.summary().revision() == 1;
  }

  private Path journalDirectory() {
    return rolesHome.resolve("journal").resolve(TERMINAL);
  }

  private Path journalFile(Instant now) {
    return journalDirectory().resolve(LocalDate.ofInstant(now, ZoneOffset.UTC) + ".jsonl");
  }
}
