package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A new revision in words: what changed. */
final class Correction {
  private Correction() {}

  /**
   * @param before the window as it was known, or null
   */
  static String describe(@Nullable WindowSummary before, WindowSummary after) {
    StringBuilder text = new StringBuilder("corrected, revision ").append(after.revision());
    if (before != null) {
      for (CoefficientKind kind : CoefficientKind.values()) {
        text.append(change(kind, before.statistics(kind), after.statistics(kind)));
      }
    }
    return text.toString();
  }

  private static String change(
      CoefficientKind kind,
      @Nullable CoefficientStatistics before,
      @Nullable CoefficientStatistics after) {
    if (after == null || after.equals(before)) {
      return "";
    }
    if (before == null) {
      return String.format(Locale.ROOT, ", %s n 0 → %d", kind.wireName(), after.count());
    }
    return String.format(
        Locale.ROOT, ", %s n %d → %d", kind.wireName(), before.count(), after.count());
  }
}
