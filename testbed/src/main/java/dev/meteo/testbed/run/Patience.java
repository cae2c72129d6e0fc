package dev.meteo.testbed.run;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.time.Duration;

/** Waits, but not beyond the moment when the role is asked to end. */
public final class Patience {
  private static final Duration POLL = Duration.ofMillis(5);

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException;
  }

  private final Termination termination;

  /** Until this one is asked to end. */
  public Patience(Termination termination) {
    this.termination = termination;
  }

  /**
   * Blocks so long.
   *
   * @throws EndedException when the role is asked to end
   */
  public void pause(Duration duration) throws InterruptedException {
    if (termination.await(duration)) {
      throw new EndedException();
    }
  }

  /**
   * Blocks until the condition holds.
   *
   * @param what is waited for, for the message
   * @throws EndedException when the role is asked to end
   * @throws UserError when it does not hold in time
   */
  public void until(String what, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new UserError(what + " has not happened within " + atMost.toSeconds() + " s");
      }
      pause(POLL);
    }
  }
}
