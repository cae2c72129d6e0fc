package dev.meteo.sensor;

import dev.meteo.sensor.intents.Intent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Has a sensor's readings from when they are made until they are confirmed. */
interface Keeper extends AutoCloseable {
  /** What an earlier process left unconfirmed, in its order. */
  List<Intent> recovered();

  /** The number of the first reading to come; not once it has started. */
  long next();

  /** The latest timestamp that an earlier process may have used; not once it has started. */
  Instant newest();

  /**
   * Begins to take readings.
   *
   * @param safe gets what may be sent, in order, on any thread
   * @param failed hears, on any thread, when nothing can be kept any more
   */
  void start(Consumer<List<Intent>> safe, Consumer<Throwable> failed);

  /** Takes a reading; does not wait until it is safe. */
  void keep(Intent intent);

  /** Has these no longer; does not block. */
  void confirmed(List<Intent> intents);

  /** Why nothing can be kept now, in a few words; empty when it can. */
  String failure();

  /** What will become of what is not confirmed in the end, as the end of a sentence. */
  String fate();

  /** Readings that were taken and not kept, once it is closed. */
  int lost();

  /** Ends soon, whatever is unconfirmed. */
  @Override
  void close();
}
