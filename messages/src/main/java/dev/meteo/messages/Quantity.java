package dev.meteo.messages;

/** A measured quantity with the range a reading may carry, both ends included. */
public enum Quantity {
  /** Degrees Celsius. */
  TEMPERATURE("temperature", -100, 100),
  /** Relative humidity in percent. */
  HUMIDITY("humidity", 0, 100),
  /** Carbon dioxide in parts per million. */
  CO2("co2", 0, 1_000_000),
  /** Degrees north. */
  LATITUDE("latitude", -90, 90),
  /** Degrees east. */
  LONGITUDE("longitude", -180, 180);

  private final String field;
  private final double min;
  private final double max;

  Quantity(String field, double min, double max) {
    this.field = field;
    this.min = min;
    this.max = max;
  }

  /** The quantity's field in the JSON of a reading. */
  public String field() {
    return field;
  }

  /** False for NaN, the infinities and everything outside the range. */
  public boolean allows(double value) {
    return value >= min && value <= max;
  }

  /** The range in words, such as {@code 0 to 100}. */
  public String range() {
    return DecimalText.of(min) + " to " + DecimalText.of(max);
  }

  double check(double value) {
    if (!allows(value)) {
      throw new IllegalArgumentException(field + " must be " + range() + ", not " + value);
    }
    return value == 0 ? 0 : value; // -0.0 and 0.0 are one content
  }
}
