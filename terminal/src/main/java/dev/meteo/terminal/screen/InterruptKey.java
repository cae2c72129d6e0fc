package dev.meteo.terminal.screen;

import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C: the first asks for an orderly end, the second does not wait for it. */
final class InterruptKey implements Runnable {
  private static final int FORCE_AT = 2;

  private final Runnable onFirst;
  private final AtomicInteger pressed = new AtomicInteger();

  InterruptKey(Runnable onFirst) {
    this.onFirst = onFirst;
  }

  @Override
  public void run() {
    if (pressed.incrementAndGet() < FORCE_AT) {
      onFirst.run();
    } else {
      // The shutdown hook gives the terminal back.
      System.exit(130);
    }
  }
}
