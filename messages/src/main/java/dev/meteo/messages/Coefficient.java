package dev.meteo.messages;

/**
 * What a worker computed from one reading.
 *
 * @param hundredths the coefficient in whole hundredths, 0 to 100; kept whole so that sums do not
 *     depend on the order of arrival
 */
public record Coefficient(CoefficientKind kind, int hundredths) {
  /**
   * @throws IllegalArgumentException when {@code hundredths} is not 0 to 100
   */
  public Coefficient {
    if (hundredths < 0 || hundredths > 100) {
      throw new IllegalArgumentException("hundredths must be 0 to 100, not " + hundredths);
    }
  }

  /** The coefficient as a number, 0.00 to 1.00. */
  public double value() {
    return hundredths / 100.0;
  }
}
