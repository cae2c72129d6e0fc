package dev.meteo.messages;

import java.math.BigDecimal;

/** Numbers as the contract writes them: plain decimals, the shortest that read back the same. */
public final class DecimalText {
  private DecimalText() {}

  /**
   * The shortest plain decimal that parses to {@code value} again: no exponent, no trailing zero.
   *
   * @throws NumberFormatException for NaN and the infinities, which JSON cannot carry
   */
  public static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    String shortest = Double.toString(value);
    return shortest.indexOf('E') < 0 && Double.isFinite(value)
        ? shortest
        : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
  }
}
