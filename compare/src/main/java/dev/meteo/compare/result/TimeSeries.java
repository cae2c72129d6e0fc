package dev.meteo.compare.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run went; element i is of the time from {@code i * stepSeconds} on. A list is empty where
 * nothing was measured, an element null where that is missing.
 *
 * @param offeredPerSecond readings that were due
 * @param answeredPerSecond readings of which the sensor learnt that it may forget them
 * @param storedPerSecond readings that reached the store
 * @param backlogReadings due, not stored yet
 * @param detectionToStoredP99Us of the readings stored in this step
 */
public record TimeSeries(
    double stepSeconds,
    List<@Nullable Double> offeredPerSecond,
    List<@Nullable Double> answeredPerSecond,
    List<@Nullable Double> storedPerSecond,
    List<@Nullable Double> backlogReadings,
    List<@Nullable Double> detectionToStoredP99Us) {
  /** Defensive copies. */
  public TimeSeries {
    offeredPerSecond = copy(offeredPerSecond);
    answeredPerSecond = copy(answeredPerSecond);
    storedPerSecond = copy(storedPerSecond);
    backlogReadings = copy(backlogReadings);
    detectionToStoredP99Us = copy(detectionToStoredP99Us);
  }

  private static List<@Nullable Double> copy(@Nullable List<@Nullable Double> values) {
    return values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
  }
}
