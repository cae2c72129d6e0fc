package dev.meteo.admin;

import java.io.PrintWriter;
import java.time.Duration;

/** Says now and then how far a conversion is. For one thread. */
final class Progress {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final PrintWriter err;
  private String what = "";
  private long messages;
  private long saidNanos = System.nanoTime();

  Progress(PrintWriter err) {
    this.err = err;
  }

  void begin(String conversion) {
    what = conversion;
    messages = 0;
  }

  /** One message more is on its way. */
  void moved() {
    messages++;
    if (System.nanoTime() - saidNanos > EVERY.toNanos()) {
      saidNanos = System.nanoTime();
      err.println("%s: %,d messages so far".formatted(what, messages));
      err.flush();
    }
  }
}
