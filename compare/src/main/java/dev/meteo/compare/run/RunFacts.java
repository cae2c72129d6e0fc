package dev.meteo.compare.run;

import dev.meteo.compare.result.Correctness;
import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.scenario.Clients;
import dev.meteo.compare.scenario.Scenario;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SensorLog;
import dev.meteo.testbed.run.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run has left, once its load is over: waits until it is at rest, and makes the result. */
final class RunFacts {
  private static final Duration POLL = Duration.ofMillis(250);

  /** So long without a change after the sensor's end: what is not there by then will not come. */
  private static final Duration REST = Duration.ofSeconds(15);

  /** The same when readings may be lost, so that a run often ends by it. */
  private static final Duration SHORT_REST = Duration.ofSeconds(5);

  private final RunKey key;
  private final Scenario scenario;
  private final Bookkeeping books;
  private final Deployment deployment;
  private final Load load;
  private final Instant begin;
  private final Sampler sampler;
  private final FaultPlay faults;
  private final Findings findings;
  private @Nullable String unsettled;

  RunFacts(
      RunKey key,
      Bookkeeping books,
      Deployment deployment,
      Load load,
      Instant begin,
      Sampler sampler,
      FaultPlay faults) {
    this.key = key;
    this.scenario = key.scenario();
    this.books = books;
    this.deployment = deployment;
    this.load = load;
    this.begin = begin;
    this.sampler = sampler;
    this.faults = faults;
    this.findings = findings(load.readings(begin));
  }

  private Findings findings(List<RawReading> sent) {
    return new Findings(sent, Duration.ofSeconds(scenario.windowSeconds()), begin);
  }

  /**
   * Blocks until every terminal has every window as it must be, or nothing has changed for a while,
   * or the time is up. What is on its way then is neither lost nor stored: the run is a failure.
   */
  void settle(Patience patience, Duration atMost) throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    long restNanos = (key.delivery() == Delivery.AT_MOST_ONCE ? SHORT_REST : REST).toNanos();
    long changedNanos = System.nanoTime();
    String before = "";
    while (System.nanoTime() - deadlineNanos < 0) {
      List<List<SeenSummary>> seen = seen();
      if (deployment.hasSensorEnded() && isRight(seen)) {
        return;
      }
      String now = state(seen);
      if (!now.equals(before) || !deployment.hasSensorEnded()) {
        before = now;
        changedNanos = System.nanoTime();
      } else if (System.nanoTime() - changedNanos > restNanos) {
        return;
      }
      patience.pause(POLL);
    }
    unsettled =
        "%d s after its load readings were still on their way".formatted(atMost.toSeconds());
  }

  private boolean isRight(List<List<SeenSummary>> seen) {
    Clients clients = scenario.clients();
    return clients == null
        ? seen.stream().allMatch(findings::isRight)
        : new SeenWindows(seen.getFirst()).counted() == clients.readings();
  }

  /** Changes while anything is on its way. */
  private String state(List<List<SeenSummary>> seen) {
    StringBuilder state = new StringBuilder();
    state.append(deployment.hasSensorEnded()).append(lastStored());
    for (List<SeenSummary> one : seen) {
      state.append(' ').append(one.stream().filter(each -> !each.isEmpty()).count());
    }
    return state.toString();
  }

  private long lastStored() {
    return sampler.samples().all().stream()
        .mapToLong(sample -> sample.stored().orElse(0))
        .max()
        .orElse(0);
  }

  /** By each terminal that has a process of its own. */
  private List<List<SeenSummary>> seen() throws IOException {
    List<List<SeenSummary>> seen = new ArrayList<>();
    for (RoleTarget terminal : deployment.terminals()) {
      seen.add(SeenSummary.read(books.journal(terminal.name())));
    }
    return seen;
  }

  /** Ends all roles, and says what came of it. */
  RunResult result() throws IOException, InterruptedException {
    RunResultBuilder result =
        new RunResultBuilder(key.variant(), key.delivery(), key.repetition(), begin);
    Costs costs = new Costs(scenario, sampler);
    costs.addTo(result, deployment);
    List<String> failures = new ArrayList<>(faults.failures());
    deployment.endedByThemselves().forEach(role -> failures.add(role + " ended by itself"));
    deployment.end();
    Samples samples = sampler.samples();
    List<List<SeenSummary>> seen = seen();
    Correctness correctness = correctness(seen);
    RunSettings.of(key).forEach(result::setting);
    if (correctness.expectedReadings() > 0) {
      result.correctness(correctness);
    }
    if (!load.isEmpty()) {
      new Recovery(
              load,
              samples,
              key.delivery() == Delivery.AT_MOST_ONCE,
              end(samples),
              target -> shows(target).map(number -> windows(seen.get(number - 1))))
          .effects(faults.done())
          .forEach(result::fault);
      result.digest(new SeenWindows(seen.getFirst()).digest(begin));
    }
    new Timings(scenario, books, deployment, begin).addTo(result, load, samples, end(samples));
    addClients(result);
    books
        .sensorView()
        .map(sensor -> sensor.since(sampler.sensorBefore()))
        .ifPresent(result::sensors);
    if (unsettled != null) {
      failures.add(unsettled);
    }
    if (!failures.isEmpty()) {
      result.failed(String.join("; ", failures));
    }
    return result.build();
  }

  /** The number of the terminal that lacks windows when something is done to the target. */
  private static Optional<Integer> shows(String target) {
    if (target.startsWith("terminal-")) {
      return Optional.of(Integer.parseInt(target.substring("terminal-".length())));
    }
    return target.startsWith("proxy-") ? Optional.of(1) : Optional.empty();
  }

  private WindowRecovery windows(List<SeenSummary> seen) {
    return new WindowRecovery(
        new SeenWindows(seen).first(),
        begin,
        Duration.ofSeconds(scenario.windowSeconds()),
        scenario.measuredSeconds() / scenario.windowSeconds());
  }

  private static double end(Samples samples) {
    return samples.all().getLast().seconds();
  }

  private Correctness correctness(List<List<SeenSummary>> seen) throws IOException {
    Clients clients = scenario.clients();
    if (clients == null) {
      return findings.of(seen);
    }
    List<RawReading> sent = SensorLog.read(books.archive());
    if (!sent.isEmpty()) {
      return findings(sent).of(seen);
    }
    // Nothing was written down of what may be lost: what is known is how many there are.
    Correctness found = findings.of(seen);
    long counted = found.countedReadings();
    return new Correctness(
        clients.readings(),
        counted,
        Math.max(0, clients.readings() - counted),
        Math.max(0, counted - clients.readings()),
        found.lateReadings(),
        0,
        0,
        0,
        found.correctedWindows(),
        0,
        List.of());
  }

  /** How long the many clients took, from the first one's first reading. */
  private void addClients(RunResultBuilder result) {
    Clients clients = scenario.clients();
    if (clients != null) {
      result.figure("idealSeconds", clients.idealSeconds());
      sampler.samples().all().stream()
          .filter(sample -> sample.stored().orElse(0) >= clients.readings())
          .findFirst()
          .ifPresent(sample -> result.figure("actualSeconds", sample.seconds()));
    }
  }
}
