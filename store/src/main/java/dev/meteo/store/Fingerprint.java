package dev.meteo.store;

import dev.meteo.messages.CoefficientStatistics;

/**
 * What stands for one result in the fingerprint of many, as {@code add.lua} computes it: of the
 * hash of the reading, which is of its identity too, and of the coefficient.
 */
final class Fingerprint {
  /** The other digits of the hash are more than a double holds. */
  private static final int FIRST_DIGIT = 4;

  /** Of Fibonacci hashing, 2³² divided by the golden ratio. */
  private static final long SPREAD = 2_654_435_761L;

  private Fingerprint() {}

  /**
   * Of a result as Redis keeps it.
   *
   * @param value hash and hundredths
   * @return 48 bits; 0 for what no worker has written
   */
  static long of(String value) {
    if (value.length() < Result.HASH_DIGITS + 2) {
      return 0;
    }
    try {
      long hash = Long.parseLong(value.substring(FIRST_DIGIT, Result.HASH_DIGITS), Result.RADIX);
      long hundredths = Long.parseLong(value.substring(Result.HASH_DIGITS + 1));
      return Math.floorMod(hash + hundredths * SPREAD, CoefficientStatistics.FINGERPRINTS);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
