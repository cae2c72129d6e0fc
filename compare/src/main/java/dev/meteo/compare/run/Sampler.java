package dev.meteo.compare.run;

import dev.meteo.compare.result.Part;
import dev.meteo.compare.result.SensorView;
import dev.meteo.testbed.run.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a run several times a second, on a thread of its own, until it is closed. */
final class Sampler implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(200);
  private static final double NANOS_PER_SECOND = 1e9;

  private record Owner(Part part, ProcessHandle process) {}

  private final StoreView store;
  private final Supplier<Map<Part, List<ProcessHandle>>> processes;
  private final Bookkeeping books;
  private final Instant countFrom;
  private final Instant begin;
  private final Map<Owner, Double> cpuSeconds = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Exception failure;
  private volatile SensorView sensorBefore = SensorView.NOTHING;

  /**
   * @param store belongs to the sampler's thread from now on
   * @param processes who lives in each part
   * @param books of what the sensor says of itself
   * @param countFrom readings since then are counted as stored
   * @param begin of the measured part
   */
  Sampler(
      StoreView store,
      Supplier<Map<Part, List<ProcessHandle>>> processes,
      Bookkeeping books,
      Instant countFrom,
      Instant begin) {
    this.store = store;
    this.processes = processes;
    this.books = books;
    this.countFrom = countFrom;
    this.begin = begin;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        Sample sample = look();
        synchronized (samples) {
          samples.add(sample);
        }
        if (sample.seconds() <= 0) {
          sensorBefore = books.sensorView().orElse(SensorView.NOTHING);
        }
      } while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private Sample look() {
    Map<Part, Long> resident = new EnumMap<>(Part.class);
    processes
        .get()
        .forEach(
            (part, handles) -> {
              long bytes = 0;
              for (ProcessHandle handle : handles) {
                Usage usage = Usage.of(List.of(handle));
                cpuSeconds.merge(new Owner(part, handle), usage.cpuSeconds(), Math::max);
                bytes += usage.residentBytes();
              }
              resident.put(part, bytes);
            });
    Map<Part, Double> cpu = new EnumMap<>(Part.class);
    cpuSeconds.forEach((owner, seconds) -> cpu.merge(owner.part(), seconds, Double::sum));
    double seconds = Duration.between(begin, Instant.now()).toNanos() / NANOS_PER_SECOND;
    return new Sample(seconds, store.stored(countFrom), cpu, resident, Loopback.bytes());
  }

  /** What the sensor had noticed when the measured part began. */
  SensorView sensorBefore() {
    return sensorBefore;
  }

  /**
   * What was seen so far.
   *
   * @throws IllegalStateException when it could not go on looking: the run is worth nothing
   */
  Samples samples() {
    Exception seen = failure;
    if (seen != null) {
      throw new IllegalStateException("the run could not be watched: " + seen, seen);
    }
    synchronized (samples) {
      return new Samples(List.copyOf(samples));
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
