package dev.meteo.testbed.demo;

import dev.meteo.testbed.run.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A role that was started. */
record RunningRole(Role role, Process process) {
  private static final int KILLED = 128 + 9;

  boolean isRunning() {
    return process.isAlive();
  }

  /** Whether someone ended it with SIGKILL. */
  boolean wasKilled() {
    return !process.isAlive() && process.exitValue() == KILLED;
  }

  /** Asks all of them to end, and ends those that have not after a while. Blocks until all have. */
  static void end(List<RunningRole> roles, Duration patience) throws InterruptedException {
    roles.forEach(role -> role.process.destroy());
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    for (RunningRole role : roles) {
      long leftNanos = Math.max(0, deadlineNanos - System.nanoTime());
      if (!role.process.waitFor(leftNanos, TimeUnit.NANOSECONDS)) {
        role.process.destroyForcibly().waitFor();
      }
    }
  }
}
