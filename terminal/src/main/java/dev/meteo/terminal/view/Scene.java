package dev.meteo.terminal.view;

import dev.meteo.terminal.model.Dashboard;
import java.time.Instant;
import java.time.ZoneId;

/**
 * All that a picture depends on.
 *
 * @param zone in which times are shown
 */
public record Scene(
    Dashboard dashboard, Controls controls, Instant now, ZoneId zone, Appearance appearance) {
  /** The scene that is looked at while the picture is held still. */
  Scene shown() {
    Controls.Frozen frozen = controls.frozen();
    return frozen == null
        ? this
        : new Scene(frozen.dashboard(), controls, frozen.at(), zone, appearance);
  }

  /** The axis of charts of this width. */
  TimeAxis axis(int columns) {
    return TimeAxis.of(dashboard, controls, now, columns);
  }
}
