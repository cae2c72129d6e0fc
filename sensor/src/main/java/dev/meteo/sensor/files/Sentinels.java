package dev.meteo.sensor.files;

import dev.meteo.messages.DecimalText;
import dev.meteo.messages.Quantity;
import org.jspecify.annotations.Nullable;

/** Values that common sensors give when they have measured nothing. */
final class Sentinels {
  private static final double CLOSE = 0.006; // a converted value has two decimals

  /**
   * Such a value.
   *
   * @param why it is none, as a sentence that goes on
   */
  record Sentinel(Quantity quantity, double value, String why) {
    /** Its quantity and value. */
    String name() {
      String what = quantity == Quantity.CO2 ? "CO2" : quantity.field();
      return what + " " + DecimalText.of(value);
    }
  }

  private static final Sentinel[] KNOWN = {
    new Sentinel(Quantity.TEMPERATURE, -127, "a DS18B20 that does not answer gives it"),
    new Sentinel(Quantity.TEMPERATURE, 85, "a DS18B20 gives it after power-on"),
    new Sentinel(Quantity.TEMPERATURE, -100, "some loggers write it for no value"),
    new Sentinel(Quantity.TEMPERATURE, -99.9, "some loggers write it for no value"),
    new Sentinel(Quantity.TEMPERATURE, -99, "some loggers write it for no value"),
    new Sentinel(
        Quantity.TEMPERATURE, -46.85, "an SHT2x, HTU21 or Si7021 that does not answer gives it"),
    new Sentinel(Quantity.TEMPERATURE, -45, "an SHT3x or SHT4x that does not answer gives it"),
    new Sentinel(Quantity.CO2, 0, "sensors give it while they warm up"),
    new Sentinel(Quantity.CO2, 65_535, "it is 16 bits that are all 1, no measurement"),
    new Sentinel(Quantity.CO2, 65_534, "it is a code of an error, no measurement"),
    new Sentinel(Quantity.CO2, 32_767, "it is 15 bits that are all 1, no measurement"),
  };

  private Sentinels() {}

  /**
   * What the value is known for; null when it is a value.
   *
   * @param value in the contract's unit
   */
  static @Nullable Sentinel known(Quantity quantity, double value) {
    for (Sentinel sentinel : KNOWN) {
      if (sentinel.quantity == quantity && Math.abs(sentinel.value - value) < CLOSE) {
        return sentinel;
      }
    }
    return null;
  }
}
