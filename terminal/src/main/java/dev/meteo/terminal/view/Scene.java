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
    Dashboard dashboard, Controls controls, Instant now, ZoneId zone, Appearance appearance) {}
