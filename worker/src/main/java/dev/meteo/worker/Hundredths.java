package dev.meteo.worker;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds to whole hundredths, half to even, by the exact value that a double stands for. */
final class Hundredths {
  /** Wider than the error of one multiplication, so that the exact way decides all close cases. */
  private static final double DOUBTFUL = 1e-9;

  private Hundredths() {}

  /**
   * @param value 0 to 1
   */
  static int of(double value) {
    double hundredfold = value * 100;
    double fromHalf = Math.abs(hundredfold - Math.floor(hundredfold) - 0.5);
    return fromHalf > DOUBTFUL ? (int) Math.rint(hundredfold) : exactly(value);
  }

  private static int exactly(double value) {
    return new BigDecimal(value)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}
