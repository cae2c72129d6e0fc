package dev.meteo.worker;

import dev.meteo.messages.Retention;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the user every ten seconds what was done, when anything was, and once what it takes. */
public final class Progress implements AutoCloseable {
  private static final long PERIOD_SECONDS = 10;
  private static final long RATE_KNOWN_AFTER_SECONDS = 60;

  /**
   * Roughly what a kept reading takes in Redis 7.0: measured were 116 bytes at 10,000 readings a
   * second, 45 at 200 a second, where its encoding is compact, and 371 at 2 a second, which pay for
   * the pane around them.
   */
  private static final int BYTES_PER_READING = 110;

  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final Counters counters;
  private final Supplier<@Nullable Retention> retention;
  private final Console console;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Counts last = new Counts(0, 0, 0, 0, 0, 0);

  /**
   * @param retention in force; null until it is known
   */
  public Progress(Counters counters, Supplier<@Nullable Retention> retention, Console console) {
    this.counters = counters;
    this.retention = retention;
    this.console = console;
  }

  /** Begins to tell. */
  public void start() {
    Thread.ofPlatform().daemon().name("progress").start(this::run);
  }

  /** Tells the sum of all work. */
  @Override
  public void close() {
    if (ended.getCount() > 0) {
      ended.countDown();
      console.say("ended; " + line(counters.snapshot()));
    }
  }

  private void run() {
    try {
      for (int told = 1; !ended.await(PERIOD_SECONDS, TimeUnit.SECONDS); told++) {
        tell();
        if (told * PERIOD_SECONDS == RATE_KNOWN_AFTER_SECONDS) {
          tellMemory();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    Counts now = counters.snapshot();
    if (!now.equals(last)) {
      long perSecond = (now.stored() - last.stored()) / PERIOD_SECONDS;
      console.say(line(now) + String.format(Locale.ROOT, "; %,d stored a second", perSecond));
      last = now;
    }
  }

  private void tellMemory() {
    long stored = counters.snapshot().stored();
    Retention kept = retention.get();
    if (stored > 0 && kept != null) {
      console.say(memory(kept, (double) stored / RATE_KNOWN_AFTER_SECONDS));
    }
  }

  static String line(Counts counts) {
    return String.format(
        Locale.ROOT,
        "%,d readings received: %,d stored, %,d duplicate, %,d refused, %,d returned, %,d lost",
        counts.received(),
        counts.stored(),
        counts.duplicate(),
        counts.refused(),
        counts.returned(),
        counts.lost());
  }

  static String memory(Retention retention, double readingsPerSecond) {
    Duration span = retention.duration().orElse(Duration.ofDays(1));
    double megabytes =
        readingsPerSecond * span.toSeconds() * BYTES_PER_READING / BYTES_PER_MEGABYTE;
    return String.format(
        Locale.ROOT,
        "at this worker's %.1f readings a second, %s takes about %,.0f MB of Redis' memory",
        readingsPerSecond,
        retention.duration().isPresent()
            ? "the retention of " + retention
            : "each day of an unlimited retention",
        megabytes);
  }
}
