package dev.meteo.sensor;

/**
 * What became of a sensor's readings so far. In the end {@code accepted = confirmed + written +
 * refused + lost + open}.
 *
 * @param accepted made by the source, or left by an earlier run
 * @param sent handed to the transport at least once
 * @param repeated due again because they were not answered or came back; once for each time
 * @param returned came back from the broker; once for each time
 * @param full whether a source is being held
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
    boolean full) {
  /** Readings that may be sent again. */
  long open() {
    return accepted - confirmed - written - refused - lost;
  }

  /** Readings that left the sensor as they should. */
  long gone() {
    return confirmed + written + refused;
  }

  /** What is remarkable about them, for the last line. */
  String remarks() {
    return "%d refused, %d repeated, %d returned, %d lost"
        .formatted(refused, repeated, returned, lost);
  }
}
