package dev.meteo.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The coefficient of a reading, exact. Not thread-safe: it remembers what it has computed. */
public final class Coefficients {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Curve temperature = new Curve(-10, 20, 45);
  private final Curve humidity = new Curve(20, 40, 70);
  private final Curve co2;

  /** With the default CO2 curve. */
  public Coefficients() {
    this(300, 400, 500);
  }

  /**
   * With a CO2 curve of one's own, in parts per million.
   *
   * @param min where the range begins
   * @param optimum what is best
   * @param max where the range ends
   */
  public Coefficients(double min, double optimum, double max) {
    co2 = new Curve(min, optimum, max);
  }

  /** Air wellness or the pollution coefficient in whole hundredths, 0 to 100. */
  public int hundredths(RawReading reading) {
    return exact(reading).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
  }

  /** Before it is rounded to two decimals. */
  BigDecimal exact(RawReading reading) {
    return switch (reading) {
      case RawReading.Air air ->
          harmonicMean(temperature.wellness(air.temperature()), humidity.wellness(air.humidity()));
      case RawReading.Pollution pollution -> co2.wellness(pollution.co2());
    };
  }

  private static BigDecimal harmonicMean(BigDecimal a, BigDecimal b) {
    if (a.signum() == 0 || b.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return TWO.multiply(a).multiply(b).divide(a.add(b), Curve.DIGITS);
  }
}
