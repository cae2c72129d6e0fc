package dev.meteo.sensor.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a row says that a sensor detected; at least one of air and CO2. */
record Detection(
    SensorNames.Sensor sensor, Instant time, RecordedRow.@Nullable Air air, @Nullable Double co2) {}
