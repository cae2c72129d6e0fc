package dev.meteo.sensor;

import dev.meteo.cli.FileFailure;
import dev.meteo.sensor.intents.Intent;
import dev.meteo.sensor.intents.IntentLog;
import dev.meteo.sensor.intents.Ranges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes readings down before the transport gets them: on a thread of its own, with one write and
 * one sync for all that came meanwhile. A disk that takes nothing is tried again until it does.
 */
final class DiskKeeper implements Keeper {
  private static final Logger LOGGER = LoggerFactory.getLogger(DiskKeeper.class);
  private static final int MOST_AT_ONCE = 4096;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_CLOSE = Duration.ofMillis(400);

  /** Confirmations that no reading comes with are written after this time. */
  private static final Duration CONFIRMED_WITHIN = Duration.ofMillis(200);

  private final IntentLog log;
  private final Path directory;
  private final Notices notices;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Queue<Intent> waiting = new ArrayDeque<>();
  private final Ranges confirmed = new Ranges();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean started;
  private volatile String failure = "";

  /**
   * @param log to be closed with this
   */
  DiskKeeper(IntentLog log, Path directory, Notices notices) {
    this.log = log;
    this.directory = directory;
    this.notices = notices;
  }

  @Override
  public List<Intent> recovered() {
    return log.recovered();
  }

  @Override
  public long next() {
    return log.next();
  }

  @Override
  public Instant newest() {
    return log.newest();
  }

  @Override
  public String failure() {
    return failure;
  }

  @Override
  public String fate() {
    return "they are kept in " + directory + " for the next sensor with this --id";
  }

  @Override
  public int lost() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start(Consumer<List<Intent>> safe, Consumer<Throwable> failed) {
    started = true;
    Thread.ofPlatform().daemon().name("outbox").start(() -> run(safe, failed));
  }

  @Override
  public void keep(Intent intent) {
    lock.lock();
    try {
      waiting.add(intent);
      if (waiting.size() == 1) {
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void confirmed(List<Intent> intents) {
    lock.lock();
    try {
      if (confirmed.isEmpty()) {
        work.signal();
      }
      intents.forEach(intent -> confirmed.add(intent.number()));
    } finally {
      lock.unlock();
    }
  }

  private void run(Consumer<List<Intent>> safe, Consumer<Throwable> failed) {
    try (log) {
      while (awaitWork()) {
        log.confirmed(takeConfirmed());
        List<Intent> intents = nextWaiting();
        if (!written(intents)) {
          break;
        }
        taken(intents.size());
        safe.accept(intents);
      }
    } catch (IOException e) {
      LOGGER.warn("the outbox was not closed in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) { // whatever it is, the role must not live on half dead
      LOGGER.error("the outbox is written no longer", e);
      failed.accept(e);
    } finally {
      closed.countDown();
    }
  }

  /** Returns false when it is closed and nothing is left. */
  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = CONFIRMED_WITHIN.toNanos();
      while (waiting.isEmpty() && closing.getCount() > 0 && left > 0) {
        if (confirmed.isEmpty()) {
          work.await();
        } else {
          left = work.awaitNanos(left);
        }
      }
      return !waiting.isEmpty() || !confirmed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private List<Ranges.Range> takeConfirmed() {
    lock.lock();
    try {
      return confirmed.drain();
    } finally {
      lock.unlock();
    }
  }

  /** They stay in the queue until they are written: what is left in the end is lost. */
  private List<Intent> nextWaiting() {
    lock.lock();
    try {
      return waiting.stream().limit(MOST_AT_ONCE).toList();
    } finally {
      lock.unlock();
    }
  }

  private void taken(int count) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        waiting.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns false when it was closed before the disk took them. */
  private boolean written(List<Intent> intents) throws InterruptedException {
    while (true) {
      try {
        log.append(intents);
        sayWritten();
        return true;
      } catch (IOException e) {
        sayFailed(e);
        if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  private void sayFailed(IOException e) {
    LOGGER
        .atLevel(failure.isEmpty() ? Level.WARN : Level.DEBUG)
        .setCause(e)
        .log("cannot write to {}", directory);
    if (failure.isEmpty()) {
      notices.say(
          "cannot write the outbox "
              + directory
              + " ("
              + FileFailure.reason(e)
              + "): the readings wait");
    }
    failure = "cannot write the outbox";
  }

  private void sayWritten() {
    if (!failure.isEmpty()) {
      notices.say("the outbox " + directory + " can be written again");
      failure = "";
    }
  }

  /** Writes what is there, if the disk takes it, and frees the outbox. */
  @Override
  public void close() {
    closing.countDown();
    if (!started) {
      run(intents -> {}, e -> {});
    }
    lock.lock();
    try {
      work.signal();
    } finally {
      lock.unlock();
    }
    try {
      if (!closed.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOGGER.warn("the outbox is still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
