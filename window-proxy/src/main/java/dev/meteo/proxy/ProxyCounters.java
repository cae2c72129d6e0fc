package dev.meteo.proxy;

import dev.meteo.store.OutboxEntry;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this proxy has published since it started. {@code published = windows + corrections}: a
 * window's first revision is counted as a window, every later one as a correction. Safe for
 * concurrent use.
 */
final class ProxyCounters {
  private final LongAdder windows = new LongAdder();
  private final LongAdder corrections = new LongAdder();

  void published(List<OutboxEntry> entries) {
    for (OutboxEntry entry : entries) {
      (entry.revision() == 1 ? windows : corrections).increment();
    }
  }

  long windows() {
    return windows.sum();
  }

  long corrections() {
    return corrections.sum();
  }
}
