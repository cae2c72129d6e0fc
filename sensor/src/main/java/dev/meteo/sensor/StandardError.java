package dev.meteo.sensor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/** What standard error is connected to. */
final class StandardError {
  private static final long PATIENCE_MS = 1000;

  private StandardError() {}

  /** Whether a person's terminal shows it. Java itself knows that of standard output only. */
  static boolean isTerminal() {
    try {
      Process test =
          new ProcessBuilder("sh", "-c", "test -t 2").redirectError(Redirect.INHERIT).start();
      return test.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS) && test.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
