package dev.meteo.bench;

import java.io.PrintWriter;

/** Says on standard error what is being done. */
final class Progress {
  private final PrintWriter err;

  Progress(PrintWriter err) {
    this.err = err;
  }

  void say(String line) {
    err.println("meteo: " + line);
    err.flush();
  }
}
