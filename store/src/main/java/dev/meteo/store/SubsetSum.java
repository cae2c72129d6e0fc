package dev.meteo.store;

import dev.meteo.messages.CoefficientStatistics;

/**
 * Whether among many fingerprints there are some that were published: so many, with this sum. That
 * other ones have it by chance is one in ten million for the most tries that are made.
 */
final class SubsetSum {
  private static final long MOST_TRIES = 10_000_000;

  private final long[] fingerprints;

  private SubsetSum(long[] fingerprints) {
    this.fingerprints = fingerprints;
  }

  /**
   * Looks for those that were published.
   *
   * @param count how many were published
   * @param sum of their fingerprints, modulo 2^48
   * @return false also when there would be too many tries: few readings were published of many, or
   *     many came besides
   */
  static boolean contains(long[] fingerprints, long count, long sum) {
    int size = fingerprints.length;
    if (count > size) {
      return false;
    }
    long total = 0;
    for (long one : fingerprints) {
      total = plus(total, one);
    }
    int chosen = (int) count;
    boolean fewerLeftOut = size - chosen < chosen;
    int choose = fewerLeftOut ? size - chosen : chosen;
    long wanted = fewerLeftOut ? minus(total, sum) : sum;
    return tries(size, choose) <= MOST_TRIES
        && new SubsetSum(fingerprints).choose(0, choose, wanted);
  }

  private boolean choose(int from, int count, long wanted) {
    if (count == 0) {
      return wanted == 0;
    }
    for (int i = from; i <= fingerprints.length - count; i++) {
      if (choose(i + 1, count - 1, minus(wanted, fingerprints[i]))) {
        return true;
      }
    }
    return false;
  }

  /** How many subsets there are, or more than there may be. */
  private static long tries(int size, int chosen) {
    long tries = 1;
    for (int i = 1; i <= chosen && tries <= MOST_TRIES; i++) {
      tries = tries * (size - chosen + i) / i;
    }
    return tries;
  }

  private static long plus(long a, long b) {
    return (a + b) % CoefficientStatistics.FINGERPRINTS;
  }

  private static long minus(long a, long b) {
    return Math.floorMod(a - b, CoefficientStatistics.FINGERPRINTS);
  }
}
