package dev.meteo.sensor.files;

import dev.meteo.messages.ReadingKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest readings of a file, which tell repetitions and contradictions. What lies further apart
 * than {@value #REMEMBERED} readings is left to the store, which tells them whenever they come.
 */
final class SeenReadings {
  private static final int REMEMBERED = 100_000;

  /** Which reading it is. */
  private record Key(int sensor, ReadingKind kind, Instant time) {}

  /**
   * A reading that was seen.
   *
   * @param line where it is in the file
   */
  record Seen(Object content, long line) {}

  private final LinkedHashMap<Key, Seen> seen = new LinkedHashMap<>();

  /** Remembers a reading, unless there was one with its identity: that one is returned. */
  @Nullable Seen add(int sensor, ReadingKind kind, Instant time, Object content, long line) {
    Seen earlier = seen.putIfAbsent(new Key(sensor, kind, time), new Seen(content, line));
    if (seen.size() > REMEMBERED) {
      seen.pollFirstEntry();
    }
    return earlier;
  }
}
