package dev.meteo.testbed.junit;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program of the project that a test has started, and that starts servers and roles itself. */
public final class StartedProgram {
  private static final int PATIENCE_SECONDS = 20;

  private StartedProgram() {}

  /**
   * Has it end, with what it has started, and kills it if it does not; one that is none is fine.
   */
  public static void end(@Nullable Process process) throws InterruptedException {
    if (process != null) {
      process.toHandle().destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
