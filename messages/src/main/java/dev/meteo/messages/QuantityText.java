package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** The number of a quantity as it came in a body, judged. */
final class QuantityText {
  /** The longest a double needs as a plain decimal is 328: what we write we can read. */
  static final int MAX_LENGTH = 350;

  private QuantityText() {}

  /**
   * Why the digits are no value of the quantity, or null when they are.
   *
   * @param field what the refusal names it by
   * @param digits a number in JSON's form
   */
  static @Nullable Refusal check(Quantity quantity, String field, String digits) {
    // The length first: a number of a hundred thousand digits is not worth the arithmetic.
    if (digits.length() > MAX_LENGTH) {
      return new Refusal(
          Reason.OUT_OF_RANGE,
          field
              + (" must have at most " + MAX_LENGTH + " characters, not ")
              + (digits.length() + " as " + JsonWords.cut(digits)));
    }
    if (!isNumeric(digits)) { // NaN, INF or Infinity, which no number of JSON is
      return new Refusal(
          Reason.NOT_FINITE, field + " must be a finite number, not " + JsonWords.cut(digits));
    }
    double value = Double.parseDouble(digits);
    if (!Double.isFinite(value)) {
      return new Refusal(
          Reason.NOT_FINITE,
          field + " must be a finite number, not " + JsonWords.cut(digits) + ", which overflows");
    }
    return inRange(quantity, field, value, digits);
  }

  private static boolean isNumeric(String digits) {
    char last = digits.charAt(digits.length() - 1);
    return last >= '0' && last <= '9';
  }

  /**
   * Why the value is none of the quantity, or null when it is.
   *
   * @param field what the refusal names it by
   */
  static @Nullable Refusal check(Quantity quantity, String field, double value) {
    if (!Double.isFinite(value)) {
      return new Refusal(Reason.NOT_FINITE, field + " must be a finite number, not " + value);
    }
    return inRange(quantity, field, value, DecimalText.of(value));
  }

  private static @Nullable Refusal inRange(
      Quantity quantity, String field, double value, String digits) {
    if (!quantity.allows(value)) {
      return new Refusal(
          Reason.OUT_OF_RANGE,
          field + " must be " + quantity.range() + ", not " + JsonWords.cut(digits));
    }
    return null;
  }
}
