package dev.meteo.messages;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a reading may have, by their path in its JSON. */
public enum ReadingField {
  KIND("kind", null),
  SENSOR("sensor", null),
  TIMESTAMP("timestamp", null),
  TEMPERATURE("temperature", Quantity.TEMPERATURE),
  HUMIDITY("humidity", Quantity.HUMIDITY),
  CO2("co2", Quantity.CO2),
  LOCATION("location", null),
  LATITUDE("location.latitude", Quantity.LATITUDE),
  LONGITUDE("location.longitude", Quantity.LONGITUDE);

  private static final Map<String, ReadingField> OF_A_READING = new HashMap<>();
  private static final Map<String, ReadingField> OF_A_LOCATION = new HashMap<>();

  static {
    for (ReadingField field : values()) {
      int dot = field.path.indexOf('.');
      (dot < 0 ? OF_A_READING : OF_A_LOCATION).put(field.path.substring(dot + 1), field);
    }
  }

  private final String path;
  private final @Nullable Quantity quantity;

  ReadingField(String path, @Nullable Quantity quantity) {
    this.path = path;
    this.quantity = quantity;
  }

  /** The field with this name at a reading's top, or null. */
  static @Nullable ReadingField ofReading(String name) {
    return OF_A_READING.get(name);
  }

  /** The field with this name in a location, or null. */
  static @Nullable ReadingField ofLocation(String name) {
    return OF_A_LOCATION.get(name);
  }

  /** What people know the field by. */
  public String path() {
    return path;
  }

  /** What the field measures; null for a field that is no number. */
  public @Nullable Quantity quantity() {
    return quantity;
  }
}
