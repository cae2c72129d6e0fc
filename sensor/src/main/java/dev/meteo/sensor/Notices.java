package dev.meteo.sensor;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * What the sensor tells its user on standard error: lines that stay, and on a terminal one line of
 * progress below them that is written anew. Thread-safe.
 */
public final class Notices {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private boolean progressShown;

  Notices(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** One that says nothing. */
  Notices silent() {
    return new Notices(new PrintWriter(Writer.nullWriter()), false);
  }

  /** Whether progress is one line that is written anew. */
  boolean isTerminal() {
    return terminal;
  }

  /** Shows a sentence that stays. */
  public synchronized void say(String sentence) {
    clearProgress();
    err.println("meteo: " + sentence);
    err.flush();
  }

  synchronized void progress(String line) {
    if (terminal) {
      err.print(CLEAR_LINE + line);
      progressShown = true;
      err.flush();
    } else {
      say(line);
    }
  }

  private void clearProgress() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      progressShown = false;
    }
  }
}
