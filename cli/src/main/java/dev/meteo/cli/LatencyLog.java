package dev.meteo.cli;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.SingleWriterRecorder;

/** Writes each second how long readings took, in HdrHistogram's log format, in microseconds. */
final class LatencyLog implements Delays {
  private static final long PERIOD_MS = 1000;

  /** Later than that is a recording or a backlog of the day, which this is not about. */
  private static final long LONGEST_MICROS = Duration.ofHours(1).toMillis() * 1000;

  private static final int DIGITS = 3;

  private final InstantSource clock;
  private final HistogramLogWriter log;
  private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("latency-log").unstarted(task));

  private LatencyLog(InstantSource clock, HistogramLogWriter log) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * Begins a log, in place of what the file held.
   *
   * @throws UserError when the file cannot be written
   */
  static LatencyLog open(Path file, InstantSource clock) {
    try {
      LatencyLog opened = new LatencyLog(clock, new HistogramLogWriter(file.toFile()));
      opened.begin();
      return opened;
    } catch (FileNotFoundException e) {
      throw new UserError("--latency-log: cannot write " + file, e);
    }
  }

  private void begin() {
    log.outputLogFormatVersion();
    log.outputStartTime(clock.millis());
    log.outputLegend();
    var unused =
        timer.scheduleAtFixedRate(this::write, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void done(Instant begun) {
    long micros = ChronoUnit.MICROS.between(begun, clock.instant());
    // A sensor's clock may be ahead of this one; what is older than the longest counts as that.
    recorder.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
  }

  private synchronized void write() {
    Histogram interval = recorder.getIntervalHistogram();
    log.outputIntervalHistogram(interval);
  }

  /** Writes the last, incomplete second. */
  @Override
  public void close() {
    timer.shutdownNow();
    write();
    log.close();
  }
}
