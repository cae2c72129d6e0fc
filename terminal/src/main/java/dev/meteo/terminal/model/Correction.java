package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A new revision in words: what changed, from what to what. */
public final class Correction {
  private Correction() {}

  /**
   * Like {@code r2: wellness 0.619 → 0.617 (n 232 → 240)}.
   *
   * @param before the window as it was known, or null
   */
  public static String describe(@Nullable WindowSummary before, WindowSummary after) {
    StringBuilder text = new StringBuilder("r").append(after.revision());
    if (before == null) {
      return text.append(", the first that came").toString();
    }
    char separator = ':';
    for (CoefficientKind kind : CoefficientKind.values()) {
      String change = change(before.statistics(kind), after.statistics(kind));
      if (!change.isEmpty()) {
        text.append(separator).append(' ').append(kind.wireName()).append(' ').append(change);
        separator = ',';
      }
    }
    return text.toString();
  }

  /** Like {@code 0.619 → 0.617 (n 232 → 240)}; empty when nothing changed. */
  public static String change(
      @Nullable CoefficientStatistics before, @Nullable CoefficientStatistics after) {
    if (after == null || after.equals(before)) {
      return "";
    }
    if (before == null) {
      return String.format(Locale.ROOT, "-- → %.3f (n 0 → %d)", after.mean(), after.count());
    }
    return String.format(
        Locale.ROOT,
        "%.3f → %.3f (n %d → %d)",
        before.mean(),
        after.mean(),
        before.count(),
        after.count());
  }
}
