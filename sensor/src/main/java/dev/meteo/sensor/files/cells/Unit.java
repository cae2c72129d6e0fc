package dev.meteo.sensor.files.cells;

import dev.meteo.messages.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A unit that recordings use, and the way to the contract's unit of the quantity. */
public enum Unit {
  CELSIUS("°C", Quantity.TEMPERATURE, "°?c|(deg(rees?)?|grad)\\.? ?c(elsius)?|celsius|centigrade"),
  FAHRENHEIT("°F", Quantity.TEMPERATURE, "°?f|deg(rees?)?\\.? ?f(ahrenheit)?|fahrenheit"),
  KELVIN("K", Quantity.TEMPERATURE, "°?k|kelvins?"),
  PERCENT("%", Quantity.HUMIDITY, "% ?(r\\.?[hf]\\.?)?|(r\\.?[hf]\\.? )?%|percent|pct|prozent"),
  FRACTION("0 to 1", Quantity.HUMIDITY, "fraction|1|0 ?(-|–|to|\\.\\.+|…) ?1(\\.0*)?"),
  PPM("ppm", Quantity.CO2, "ppmv?|parts per million"),
  PPB("ppb", Quantity.CO2, "ppbv?|parts per billion"),
  VOLUME_PERCENT("% of volume", Quantity.CO2, "%|vol\\.?-?%|percent|pct");

  private static final int DECIMALS = 2;
  private static final BigDecimal FREEZING_F = BigDecimal.valueOf(32);
  private static final BigDecimal FREEZING_K = new BigDecimal("273.15");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String sign;
  private final Quantity quantity;
  private final Pattern spelling;

  Unit(String sign, Quantity quantity, String spelling) {
    this.sign = sign;
    this.quantity = quantity;
    this.spelling = Pattern.compile(spelling);
  }

  /** The unit as people write it. */
  public String sign() {
    return sign;
  }

  /** The unit that a text is, and nothing else, whatever its case; null when it is none. */
  public static @Nullable Unit of(Quantity quantity, String text) {
    String plain = plain(text).strip();
    for (Unit unit : values()) {
      if (unit.quantity == quantity && unit.spelling.matcher(plain).matches()) {
        return unit;
      }
    }
    return null;
  }

  /** The same for the cells of a table, where a number is none. */
  public static @Nullable Unit inCell(Quantity quantity, String cell) {
    String text = cell.replaceAll("[()\\[\\]]", "");
    return text.chars().allMatch(c -> !Character.isLetter(c) && c != '%' && c != '°')
        ? null
        : of(quantity, text);
  }

  /** The unit of the contract. */
  public static Unit ofContract(Quantity quantity) {
    return switch (quantity) {
      case TEMPERATURE -> CELSIUS;
      case HUMIDITY -> PERCENT;
      default -> PPM;
    };
  }

  /** Whether values are taken as they are. */
  public boolean isOfContract() {
    return this == ofContract(quantity);
  }

  /** The value in the contract's unit; a converted one has two decimals, half up. */
  public double toContract(double value) {
    return isOfContract() || !Double.isFinite(value)
        ? value
        : exact(BigDecimal.valueOf(value)).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }

  private BigDecimal exact(BigDecimal value) {
    return switch (this) {
      case FAHRENHEIT ->
          value
              .subtract(FREEZING_F)
              .multiply(BigDecimal.valueOf(5))
              .divide(BigDecimal.valueOf(9), 12, RoundingMode.HALF_UP);
      case KELVIN -> value.subtract(FREEZING_K);
      case FRACTION -> value.multiply(HUNDRED);
      case PPB -> value.movePointLeft(3);
      case VOLUME_PERCENT -> value.movePointRight(4);
      default -> value;
    };
  }

  /** Lower case, one way to write a degree sign, plain blanks. */
  public static String plain(String text) {
    String degrees = text.replace("Â°", "°").replace("Â", "").replace('º', '°').replace('˚', '°');
    String normal =
        Normalizer.normalize(degrees.replace('\uFFFD', '°'), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
    }
    return plain.toString().replaceAll("° +(?=[cfk]\\b)", "°");
  }

  /** All units of a quantity. */
  static List<Unit> of(Quantity quantity) {
    return List.of(values()).stream().filter(unit -> unit.quantity == quantity).toList();
  }
}
