package dev.meteo.sensor;

import java.util.random.RandomGenerator;

/**
 * A simulated quantity: values drawn uniformly between two bounds, which were themselves drawn
 * uniformly from the quantity's range. All in hundredths, so that values have two decimals.
 *
 * @param lowest the lower bound in hundredths, itself a possible value
 * @param highest the upper bound in hundredths, itself a possible value
 */
record UniformQuantity(int lowest, int highest) {
  private static final double HUNDREDTHS = 100;

  /** Degrees Celsius, −10 to 45. */
  static UniformQuantity temperature(RandomGenerator random) {
    return within(-1000, 4500, random);
  }

  /** Relative humidity in percent, 20 to 70. */
  static UniformQuantity humidity(RandomGenerator random) {
    return within(2000, 7000, random);
  }

  /** Parts per million, 300 to 500. */
  static UniformQuantity co2(RandomGenerator random) {
    return within(30_000, 50_000, random);
  }

  private static UniformQuantity within(int min, int max, RandomGenerator random) {
    int a = random.nextInt(min, max + 1);
    int b = random.nextInt(min, max + 1);
    return new UniformQuantity(Math.min(a, b), Math.max(a, b));
  }

  double next(RandomGenerator random) {
    return random.nextInt(lowest, highest + 1) / HUNDREDTHS;
  }
}
