package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a coefficient's mean is worth an alert. It begins beyond the limit and ends only when the
 * mean is back by the margin, so that a mean on the limit does not ring all day.
 *
 * @param above whether means above the limit are bad, or those below
 * @param margin not negative
 */
public record AlertRule(CoefficientKind kind, boolean above, double limit, double margin) {
  /** What is taken when none is given. */
  public static final double DEFAULT_MARGIN = 0.02;

  private static final Pattern FORM =
      Pattern.compile("([a-z]+)\\s*([<>])\\s*([0-9.]+)(?:\\s*~\\s*([0-9.]+))?");

  /**
   * Reads {@code pollution<0.4} or, with its margin, {@code pollution<0.4~0.05}.
   *
   * @throws IllegalArgumentException saying how to write one
   */
  public static AlertRule parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw wrong(text);
    }
    AlertRule rule;
    try {
      String margin = matcher.group(4);
      rule =
          new AlertRule(
              kind(matcher.group(1)),
              matcher.group(2).equals(">"),
              Double.parseDouble(matcher.group(3)),
              margin == null ? DEFAULT_MARGIN : Double.parseDouble(margin));
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
    rule.requirePossible(text);
    return rule;
  }

  private void requirePossible(String text) {
    if (limit > 1) {
      throw new IllegalArgumentException("a limit is between 0 and 1, not as in '" + text + "'");
    }
    if (!clears(above ? 0 : 1)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' could begin but never end: no mean is beyond its limit by the margin of "
              + margin);
    }
  }

  boolean raises(double mean) {
    return above ? mean > limit : mean < limit;
  }

  boolean clears(double mean) {
    return above ? mean < limit - margin : mean > limit + margin;
  }

  /** Like {@code wellness < 0.40}, with all digits of the limit. */
  public String text() {
    BigDecimal exact = BigDecimal.valueOf(limit).stripTrailingZeros();
    String digits = exact.setScale(Math.max(exact.scale(), 2)).toPlainString();
    return kind.wireName() + (above ? " > " : " < ") + digits;
  }

  private static CoefficientKind kind(String name) {
    for (CoefficientKind kind : CoefficientKind.values()) {
      if (kind.wireName().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "an alert is written like wellness<0.4 or pollution>0.7~0.05, not '" + text + "'");
  }
}
