package dev.meteo.sensor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What became of a sensor's readings so far. In the end {@code accepted = confirmed + written +
 * refused + lost + open}.
 *
 * @param accepted made by the source, or left by an earlier run
 * @param sent handed to the transport at least once
 * @param repeated due again because they were not answered or came back; once for each time
 * @param returned came back from the broker; once for each time
 * @param full whether a source is being held
 * @param held how long a source has been held so far, this time included
 */
record Figures(
    long accepted,
    long sent,
    long confirmed,
    long written,
    long refused,
    long lost,
    long repeated,
    long returned,
    boolean full,
    Duration held) {
  /** Readings that may be sent again. */
  long open() {
    return accepted - confirmed - written - refused - lost;
  }

  /** Readings that left the sensor as they should. */
  long gone() {
    return confirmed + written + refused;
  }

  /** By the names that programs know them by. */
  SequencedMap<String, Long> byName() {
    SequencedMap<String, Long> named = new LinkedHashMap<>();
    named.put("accepted", accepted);
    named.put("confirmed", confirmed);
    named.put("written", written);
    named.put("refused", refused);
    named.put("repeated", repeated);
    named.put("returned", returned);
    named.put("lost", lost);
    named.put("unconfirmed", open());
    named.put("blockedMs", held.toMillis());
    return named;
  }

  /** What is remarkable about them, for the last line. */
  String remarks() {
    return "%d refused, %d repeated, %d returned, %d lost"
        .formatted(refused, repeated, returned, lost);
  }
}
