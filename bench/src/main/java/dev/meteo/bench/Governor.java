package dev.meteo.bench;

import dev.meteo.messages.Topology;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.EndedException;
import java.io.IOException;
import java.time.Duration;

/**
 * Holds a sensor at full speed up, by taking the processor from it, while much of what it published
 * still waits. A pipeline's throughput is what it carries for as long as one likes: a sensor that
 * runs ahead would only take the processors from the others to fill the queue. For one thread.
 */
final class Governor {
  /** More messages than a worker takes in the time that it takes to notice and to hold. */
  private static final long HOLD_ABOVE = 10_000;

  private static final long GO_ON_BELOW = 5000;

  /** Seldom: the broker has to ask the queue for its length. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Bench.Tools tools;
  private final ChildProcess sensor;
  private boolean held;

  Governor(Bench.Tools tools, ChildProcess sensor) {
    this.tools = tools;
    this.sensor = sensor;
  }

  /**
   * Blocks so long; the sensor runs afterwards.
   *
   * @throws EndedException when the role is asked to end
   */
  void watch(Duration duration) throws IOException, InterruptedException {
    long endNanos = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() - endNanos < 0) {
      look();
      tools.patience().pause(LOOK_EVERY);
    }
    set(false);
  }

  private void look() throws IOException, InterruptedException {
    long waiting = tools.queues().waiting(Topology.READINGS_QUEUE);
    if (waiting > HOLD_ABOVE) {
      set(true);
    } else if (waiting < GO_ON_BELOW) {
      set(false);
    }
  }

  private void set(boolean hold) throws IOException, InterruptedException {
    if (hold != held) {
      if (hold) {
        sensor.freeze();
      } else {
        sensor.thaw();
      }
      held = hold;
    }
  }
}
