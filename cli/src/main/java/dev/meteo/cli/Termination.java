package dev.meteo.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end of a role: SIGTERM, SIGINT and SIGHUP ask it to end, it finishes what is in hand
 * and ends with its own exit code.
 *
 * <p>A JVM that a signal ends would exit with 128 + the signal; here the shutdown hook waits for
 * the role and then halts with the role's code.
 */
public final class Termination {
  private static final Logger LOGGER = LoggerFactory.getLogger(Termination.class);
  private static final Duration PATIENCE = Duration.ofMillis(4500);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger(ExitCode.FAILED);
  private volatile Runnable lastResort = () -> {};

  /** Only {@link CommandMain} and tests make one; roles get it passed. */
  public Termination() {}

  void installHook() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::endBySignal, "termination"));
    } catch (IllegalStateException e) {
      request(); // a signal was quicker
    }
  }

  /** Asks the role to end, as a signal does. */
  public void request() {
    requested.countDown();
  }

  /** Whether the role has been asked to end. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Blocks until the role is asked to end. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /**
   * Blocks until the role is asked to end or the time is up.
   *
   * @return whether the role has been asked to end
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs the action, once, on a thread of its own, when the role is asked to end. */
  public void onRequest(Runnable action) {
    Thread.ofVirtual()
        .name("on-termination")
        .start(
            () -> {
              try {
                requested.await();
                action.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /**
   * Has a role that did not end in time run this before it is ended all the same: what would
   * outlive it ends here. Takes no more than some tenths of a second; the last one given counts.
   */
  public void lastResort(Runnable action) {
    lastResort = action;
  }

  void finish(int code) {
    exitCode.set(code);
    finished.countDown();
  }

  private void runLastResort() {
    try {
      lastResort.run();
    } catch (RuntimeException e) {
      LOGGER.warn("what this process has started may not have ended", e);
    }
  }

  private void endBySignal() {
    boolean alreadyExiting = finished.getCount() == 0;
    request();
    if (alreadyExiting) {
      return;
    }
    try {
      if (!finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("meteo: not finished within " + PATIENCE.toMillis() + " ms, ending now");
        runLastResort();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    Runtime.getRuntime().halt(exitCode.get());
  }
}
