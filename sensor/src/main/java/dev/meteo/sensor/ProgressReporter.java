package dev.meteo.sensor;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows progress from a thread of its own: often on a terminal, now and then elsewhere. */
final class ProgressReporter implements AutoCloseable {
  private static final long TICK_MS = 500;
  private static final int TICKS_BETWEEN_LINES = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Outbox outbox;
  private final Supplier<OptionalDouble> fraction;
  private final Supplier<String> state;
  private final Notices notices;
  private final boolean live;
  private final long startNanos = System.nanoTime();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int ticks;
  private long lastNanos = startNanos;
  private long lastGone;
  private boolean full;

  /**
   * @param live whether a full outbox is worth saying: a replay's is full whenever it is fast
   */
  ProgressReporter(
      Outbox outbox,
      Supplier<OptionalDouble> fraction,
      Supplier<String> state,
      Notices notices,
      boolean live) {
    this.outbox = outbox;
    this.fraction = fraction;
    this.state = state;
    this.notices = notices;
    this.live = live;
  }

  void start() {
    Thread.ofPlatform().daemon().name("progress").start(this::loop);
  }

  private void loop() {
    try {
      while (!closed.await(TICK_MS, TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tick() {
    if (closed.getCount() == 0) {
      return;
    }
    ticks++;
    Figures figures = outbox.figures();
    sayWhenFull(figures);
    if (notices.isTerminal() || ticks % TICKS_BETWEEN_LINES == 0) {
      notices.progress(progress(figures).line());
    }
  }

  private void sayWhenFull(Figures figures) {
    if (live && figures.full() != full) {
      full = figures.full();
      notices.say(
          full
              ? "the outbox is full (" + figures.open() + " readings): the sensors wait"
              : "the outbox has room again: the sensors catch up");
    }
  }

  private Progress progress(Figures figures) {
    long now = System.nanoTime();
    double seconds = (now - lastNanos) / NANOS_PER_SECOND;
    double perSecond = (figures.gone() - lastGone) / seconds;
    lastNanos = now;
    lastGone = figures.gone();
    return new Progress(figures, elapsed(), perSecond, fraction.get(), state.get());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** How it stands at the end. */
  Progress last() {
    return new Progress(outbox.figures(), elapsed(), 0, fraction.get(), "");
  }

  /** Nothing is shown once it has returned. */
  @Override
  public synchronized void close() {
    closed.countDown();
  }
}
