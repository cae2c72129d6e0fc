package dev.meteo.messages;

/**
 * A reading that counts, with what was computed from it.
 *
 * @param coefficient of the kind that the reading's kind gives
 */
public record StoredReading(Reading reading, Coefficient coefficient) {
  /**
   * @throws IllegalArgumentException when the coefficient is not of the reading's kind
   */
  public StoredReading {
    if (coefficient.kind() != kindOf(reading)) {
      throw new IllegalArgumentException(
          "a reading of kind "
              + reading.kind().wireName()
              + " has no coefficient of kind "
              + coefficient.kind().wireName());
    }
  }

  /** What is computed from such a reading. */
  static CoefficientKind kindOf(Reading reading) {
    return switch (reading) {
      case AirReading air -> CoefficientKind.WELLNESS;
      case PollutionReading pollution -> CoefficientKind.POLLUTION;
    };
  }
}
