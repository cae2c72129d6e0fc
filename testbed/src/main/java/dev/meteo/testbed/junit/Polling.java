package dev.meteo.testbed.junit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pause between two looks at a server. */
final class Polling {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Polling() {}

  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
