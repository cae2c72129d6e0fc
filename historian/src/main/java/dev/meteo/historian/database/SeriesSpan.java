package dev.meteo.historian.database;

import dev.meteo.messages.ReadingKind;

/**
 * What there is of a sensor's readings of a kind.
 *
 * @param first its first, in microseconds since the epoch
 * @param last its last
 */
public record SeriesSpan(String sensor, ReadingKind kind, long count, long first, long last) {
  SeriesSpan plus(SeriesSpan other) {
    return new SeriesSpan(
        sensor,
        kind,
        count + other.count,
        Math.min(first, other.first),
        Math.max(last, other.last));
  }
}
