package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Figures of several windows together: each window's mean weighs as many readings as it has, and
 * the spread is that of all readings, within and between the windows. Belongs to one thread.
 */
final class Pool {
  private long windows;
  private double count;
  private double sum;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double lowestMean = Double.POSITIVE_INFINITY;
  private double highestMean = Double.NEGATIVE_INFINITY;
  private @Nullable CoefficientStatistics only;

  void add(CoefficientStatistics figures) {
    Double stddev = figures.stddev();
    double n = figures.count();
    only = windows == 0 ? figures : null;
    windows++;
    count += n;
    sum += n * figures.mean();
    squares += n * figures.mean() * figures.mean();
    squares += stddev == null ? 0 : (n - 1) * stddev * stddev;
    min = Math.min(min, figures.min());
    max = Math.max(max, figures.max());
    lowestMean = Math.min(lowestMean, figures.mean());
    highestMean = Math.max(highestMean, figures.mean());
  }

  boolean isEmpty() {
    return windows == 0;
  }

  double count() {
    return count;
  }

  double mean() {
    return only == null ? sum / count : only.mean();
  }

  /** The sample standard deviation; NaN for a single reading. */
  double stddev() {
    if (only != null) {
      Double stddev = only.stddev();
      return stddev == null ? Double.NaN : stddev;
    }
    return Math.sqrt(Math.max(0, (squares - sum * sum / count) / (count - 1)));
  }

  /** The standard deviation where there is one, else nothing. */
  double spread() {
    double stddev = stddev();
    return Double.isFinite(stddev) ? stddev : 0;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** The smallest of the windows' means. */
  double lowestMean() {
    return lowestMean;
  }

  /** The largest of the windows' means. */
  double highestMean() {
    return highestMean;
  }
}
