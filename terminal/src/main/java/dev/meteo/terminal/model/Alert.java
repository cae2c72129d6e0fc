package dev.meteo.terminal.model;

import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule and whether it holds.
 *
 * @param since where the window starts that it began with, or null when all is well
 */
public record Alert(AlertRule rule, @Nullable Instant since) {
  /** Whether it is on. */
  public boolean isOn() {
    return since != null;
  }

  /** The alert after this window; one without readings says nothing. */
  Alert after(WindowSummary window) {
    CoefficientStatistics figures = window.statistics(rule.kind());
    if (figures == null) {
      return this;
    }
    if (since == null) {
      return rule.raises(figures.mean()) ? new Alert(rule, window.start()) : this;
    }
    return rule.clears(figures.mean()) ? new Alert(rule, null) : this;
  }
}
