package dev.meteo.sensor;

import java.io.IOException;
import java.util.OptionalDouble;

/** Where readings come from; it is run once, on one thread. */
interface ReadingSource {
  /**
   * Does what can fail before anything is published, such as reading a header.
   *
   * @throws dev.meteo.cli.UserError when there can be no readings from it
   */
  void prepare() throws IOException, InterruptedException;

  /** Puts readings into the outbox until there are no more or the pacer says that it is the end. */
  void run(Outbox outbox) throws IOException, InterruptedException;

  /** How much of its work is done, 0 to 1; empty when it does not know. Safe from any thread. */
  OptionalDouble fraction();

  /** What the final line says besides the readings, such as {@code , 0 rows skipped}. */
  String summary();
}
