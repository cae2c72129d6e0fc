package dev.meteo.sensor;

import java.util.LinkedHashMap;
import java.util.OptionalLong;

/**
 * Sees to it that a replayed sensor uses no timestamp twice for one kind of reading. A reading
 * whose timestamp is taken gets the next free microsecond; one that is a repetition in everything
 * is recognised as such.
 *
 * <p>It remembers the latest {@value #REMEMBERED} readings: files are in the order of time, or
 * nearly. What lies further apart is left to the store, which recognises repetitions and conflicts
 * whenever they come.
 */
final class UsedTimes {
  private static final int REMEMBERED = 65_536;

  private final LinkedHashMap<Long, Object> contentByMicros = new LinkedHashMap<>();

  /**
   * Claims the first free microsecond from a time on.
   *
   * @param content equal for two readings that are the same one
   * @return the microsecond, or empty when the content is there already
   */
  OptionalLong claim(long micros, Object content) {
    long free = micros;
    Object taken = contentByMicros.putIfAbsent(free, content);
    while (taken != null) {
      if (taken.equals(content)) {
        return OptionalLong.empty();
      }
      free++;
      taken = contentByMicros.putIfAbsent(free, content);
    }
    if (contentByMicros.size() > REMEMBERED) {
      contentByMicros.pollFirstEntry();
    }
    return OptionalLong.of(free);
  }
}
