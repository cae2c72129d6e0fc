package dev.meteo.sensor.files.cells;

import dev.meteo.messages.Quantity;
import dev.meteo.messages.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of a recording: with a decimal point or comma, thousands in groups, and a unit
 * behind them.
 */
public final class NumberText {
  /** What separates the whole from the fraction; undecided when no cell of the file tells. */
  public enum Decimal {
    POINT('.', ','),
    COMMA(',', '.'),
    UNDECIDED('.', ',');

    private final char sign;
    private final char grouping;

    Decimal(char sign, char grouping) {
      this.sign = sign;
      this.grouping = grouping;
    }

    /** The character; a point while it is undecided. */
    public char sign() {
      return sign;
    }
  }

  /**
   * A number with the unit that stands in its cell.
   *
   * @param unit null when the cell names none
   */
  public record Value(double number, @Nullable Unit unit) {}

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?[\\d.,'’ ]*\\d[.,]?(?:[eE][+-]?\\d{1,4})?) *([^\\d.,'’ +-].{0,15})");
  private static final Pattern ONE_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");
  private static final Pattern BLANK_GROUPS =
      Pattern.compile("[+-]?\\d{1,3}([ '’]\\d{3})+(\\D.*)?");
  private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d*)?");
  private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
  private static final Pattern FLAGGED = Pattern.compile("[+-]\\d{4,5},[0-9A-Z]");

  private final Decimal decimal;

  public NumberText(Decimal decimal) {
    this.decimal = decimal;
  }

  public Decimal decimal() {
    return decimal;
  }

  /**
   * Reads a cell that is no gap.
   *
   * @throws BadCell saying why it is no number
   */
  public Value parse(Quantity quantity, String cell) throws BadCell {
    if (decimal == Decimal.POINT && isSimple(cell)) {
      return new Value(Double.parseDouble(cell), null);
    }
    String text = plain(cell);
    if (FLAGGED.matcher(text).matches()) {
      throw notANumber(quantity, cell);
    }
    Matcher matcher = WITH_UNIT.matcher(text);
    Unit unit = null;
    if (matcher.matches() && !PLAIN.matcher(text.replace(',', '.')).matches()) {
      unit = Unit.of(quantity, matcher.group(2));
      if (unit == null && !matcher.group(2).equals("°")) {
        throw notANumber(quantity, cell);
      }
      text = matcher.group(1).strip();
    }
    return new Value(number(quantity, text, cell), unit);
  }

  private double number(Quantity quantity, String text, String cell) throws BadCell {
    boolean either = decimal == Decimal.UNDECIDED && quantity == Quantity.CO2;
    if (either && ONE_GROUP.matcher(text).matches()) {
      throw new BadCell(
          quantity.field() + " has a comma or a point of unknown meaning",
          ": " + VisibleText.quoted(cell) + ", thousands or decimals; --decimal says which");
    }
    String digits = BLANK_GROUPS.matcher(text).matches() ? text.replaceAll("[ '’]", "") : text;
    if (decimal == Decimal.UNDECIDED && digits.indexOf(',') >= 0 && digits.indexOf('.') < 0) {
      digits = digits.replace(',', '.');
    }
    Pattern groups = decimal == Decimal.COMMA ? POINT_GROUPS : COMMA_GROUPS;
    if (groups.matcher(digits).matches()) {
      digits = digits.replace(String.valueOf(decimal.grouping), "");
    } else if (decimal == Decimal.COMMA && digits.indexOf('.') >= 0) {
      throw notANumber(quantity, cell);
    }
    if (decimal == Decimal.COMMA) {
      digits = digits.replace(',', '.');
    }
    if (!PLAIN.matcher(digits).matches()) {
      throw notANumber(quantity, cell);
    }
    return Double.parseDouble(digits);
  }

  private BadCell notANumber(Quantity quantity, String cell) {
    String hint = "";
    if (FLAGGED.matcher(cell).matches()) {
      hint = ", perhaps a value and its quality flag, as in NOAA's files";
    } else if (decimal == Decimal.COMMA && PLAIN.matcher(cell).matches()) {
      hint = ", because the file has decimal commas; --decimal says otherwise";
    } else if (decimal != Decimal.COMMA && cell.indexOf(',') >= 0) {
      hint = ", because the file has decimal points; --decimal says otherwise";
    }
    return new BadCell(quantity.field() + " is no number", ": " + VisibleText.quoted(cell) + hint);
  }

  /** Digits, a sign and a point: what nearly all cells are. */
  private static boolean isSimple(String cell) {
    int length = cell.length();
    int at = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (; at < length; at++) {
      char c = cell.charAt(at);
      if (c == '.') {
        points++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0 && digits < 40 && points <= 1;
  }

  /** One minus, one blank, and not the marks that keep a spreadsheet from calculating. */
  private static String plain(String cell) {
    StringBuilder plain = new StringBuilder(Math.min(cell.length(), 64));
    for (int i = 0; i < Math.min(cell.length(), 64); i++) {
      char c = cell.charAt(i);
      if (c == '−' || c == '–') {
        plain.append('-');
      } else {
        plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
      }
    }
    String text = plain.toString().strip();
    if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 3) {
      return text.substring(2, text.length() - 1).strip();
    }
    return text.startsWith("'") ? text.substring(1).strip() : text;
  }

  /** Which decimal sign a cell proves, if any: of a quantity that has no thousands, each does. */
  public static @Nullable Decimal proof(Quantity quantity, String cell) {
    String text = plain(cell);
    Matcher matcher = WITH_UNIT.matcher(text);
    String number = matcher.matches() ? matcher.group(1).strip() : text;
    int comma = number.lastIndexOf(',');
    int point = number.lastIndexOf('.');
    boolean numeric = number.matches("[+-]?[\\d.,]*\\d[.,]?") && !FLAGGED.matcher(text).matches();
    if (!numeric || (comma < 0 && point < 0)) {
      return null;
    }
    if (comma >= 0 && point >= 0) {
      return comma > point ? Decimal.COMMA : Decimal.POINT;
    }
    if (quantity == Quantity.CO2 && ONE_GROUP.matcher(number).matches()) {
      return null;
    }
    return comma >= 0 ? Decimal.COMMA : Decimal.POINT;
  }
}
