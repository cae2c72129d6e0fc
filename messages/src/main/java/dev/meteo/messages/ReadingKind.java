package dev.meteo.messages;

import java.util.Optional;

/** What a sensor measures; the two kinds are never mixed in any figure. */
public enum ReadingKind {
  /** Temperature and relative humidity; yields {@link CoefficientKind#WELLNESS}. */
  AIR("air", CoefficientKind.WELLNESS),
  /** Carbon dioxide; yields {@link CoefficientKind#POLLUTION}. */
  POLLUTION("pollution", CoefficientKind.POLLUTION);

  private final String wireName;
  private final CoefficientKind coefficientKind;

  ReadingKind(String wireName, CoefficientKind coefficientKind) {
    this.wireName = wireName;
    this.coefficientKind = coefficientKind;
  }

  /** The value of the field {@code kind}, and the first word of the routing key. */
  public String wireName() {
    return wireName;
  }

  /** The coefficient that a worker computes from a reading of this kind. */
  public CoefficientKind coefficientKind() {
    return coefficientKind;
  }

  /** The kind with this wire name; names are case-sensitive. */
  public static Optional<ReadingKind> ofWireName(String name) {
    for (ReadingKind kind : values()) {
      if (kind.wireName.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
