package dev.meteo.compare.run;

import dev.meteo.compare.scenario.Fault;
import dev.meteo.testbed.run.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does the faults of a scenario when they are due, each on a thread of its own. */
final class FaultPlay {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * A fault that was done.
   *
   * @param doneSeconds when what was asked for was so, since the measured part began
   */
  record Done(Fault.Occurrence occurrence, double doneSeconds) {}

  private final Deployment deployment;
  private final List<Fault.Occurrence> occurrences;
  private final Instant begin;
  private final List<Done> done = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  FaultPlay(Deployment deployment, List<Fault.Occurrence> occurrences, Instant begin) {
    this.deployment = deployment;
    this.occurrences = occurrences;
    this.begin = begin;
  }

  /** Blocks until all faults that are due by then were begun, and then until that time. */
  void playUntil(double seconds, Patience patience) throws InterruptedException {
    for (Fault.Occurrence occurrence : occurrences) {
      if (occurrence.atSeconds() < seconds) {
        pauseUntil(occurrence.atSeconds(), patience);
        threads.add(
            Thread.ofPlatform().name("fault-" + occurrence.target()).start(() -> play(occurrence)));
      }
    }
    pauseUntil(seconds, patience);
  }

  private void pauseUntil(double seconds, Patience patience) throws InterruptedException {
    double left = seconds - since();
    if (left > 0) {
      patience.pause(Duration.ofNanos((long) (left * NANOS_PER_SECOND)));
    }
  }

  private double since() {
    return Duration.between(begin, Instant.now()).toNanos() / NANOS_PER_SECOND;
  }

  private void play(Fault.Occurrence occurrence) {
    try {
      Target target = deployment.target(occurrence.target());
      synchronized (target) { // what is done to one target is done in turn
        target.suffer(occurrence.action());
      }
      done.add(new Done(occurrence, since()));
    } catch (IOException | RuntimeException e) {
      failures.add(
          occurrence.target()
              + " could not be "
              + occurrence.action().participle()
              + ": "
              + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all that was begun is done. */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  List<Done> done() {
    return List.copyOf(done);
  }

  /** What could not be done, in sentences. */
  List<String> failures() {
    return List.copyOf(failures);
  }
}
