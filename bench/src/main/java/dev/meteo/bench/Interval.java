package dev.meteo.bench;

import java.util.List;

/**
 * What several ratios of the same say about the true one.
 *
 * @param ratio their geometric mean
 * @param low of the interval that has the true one in 95 of 100 cases
 * @param high of the same
 */
record Interval(double ratio, double low, double high) {
  /** Quantiles 0.975 of Student's t distribution, by degrees of freedom from 1 on. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  /**
   * Of their logarithms, as if these were normally distributed.
   *
   * @param ratios at least two, each above 0
   * @throws IllegalArgumentException when there are fewer
   */
  static Interval of(List<Double> ratios) {
    int count = ratios.size();
    if (count < 2) {
      throw new IllegalArgumentException("an interval takes two rounds or more, not " + count);
    }
    double mean = ratios.stream().mapToDouble(Math::log).average().orElseThrow();
    double squares =
        ratios.stream().mapToDouble(ratio -> Math.pow(Math.log(ratio) - mean, 2)).sum();
    double error = Math.sqrt(squares / (count - 1) / count);
    double reach = STUDENT[Math.min(count - 1, STUDENT.length) - 1] * error;
    return new Interval(Math.exp(mean), Math.exp(mean - reach), Math.exp(mean + reach));
  }
}
