package dev.meteo.terminal.view;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.terminal.model.Alert;
import dev.meteo.terminal.model.Alerts;
import java.time.Instant;
import java.util.List;

/** Which alerts are on and not known yet. */
final class AlertText {
  private AlertText() {}

  /** Alerts that are on and that the user has not acknowledged. */
  static List<Alert> unknown(Alerts alerts, Controls controls) {
    Instant known = controls.acknowledged();
    return alerts.on().stream()
        .filter(alert -> known == null || known.isBefore(since(alert)))
        .toList();
  }

  /** The alerts that are on for this coefficient. */
  static List<Alert> on(Alerts alerts, CoefficientKind kind) {
    return alerts.on().stream().filter(alert -> alert.rule().kind() == kind).toList();
  }

  /** Where the window starts that it began with. */
  static Instant since(Alert alert) {
    Instant since = alert.since();
    return since == null ? Instant.MAX : since;
  }
}
