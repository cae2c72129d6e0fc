package dev.meteo.compare.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What latency logs say, second by second. */
final class LoggedDelays {
  private static final Logger LOGGER = LoggerFactory.getLogger(LoggedDelays.class);
  private static final double MS_PER_SECOND = 1000;
  private static final int DIGITS = 3;

  private final List<Histogram> intervals = new ArrayList<>();

  /** Reads logs; one that a killed process has left counts up to its last whole second. */
  static LoggedDelays read(List<Path> logs) throws IOException {
    LoggedDelays delays = new LoggedDelays();
    for (Path log : logs) {
      if (Files.exists(log)) {
        delays.add(log);
      }
    }
    return delays;
  }

  private void add(Path log) throws IOException {
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      EncodableHistogram interval = reader.nextIntervalHistogram();
      while (interval != null) {
        if (interval instanceof Histogram histogram) {
          intervals.add(histogram);
        }
        interval = reader.nextIntervalHistogram();
      }
    } catch (RuntimeException e) {
      LOGGER.info("{} ends amid a line", log, e);
    }
  }

  /**
   * All of the seconds whose middle is in this time.
   *
   * @param from seconds since {@code begin}, included
   * @param until seconds since {@code begin}, not included
   */
  Histogram between(Instant begin, double from, double until) {
    Histogram all = new Histogram(DIGITS);
    for (Histogram interval : intervals) {
      double middleMs = (interval.getStartTimeStamp() + interval.getEndTimeStamp()) / 2.0;
      double seconds = (middleMs - begin.toEpochMilli()) / MS_PER_SECOND;
      if (seconds >= from && seconds < until) {
        all.add(interval);
      }
    }
    return all;
  }
}
