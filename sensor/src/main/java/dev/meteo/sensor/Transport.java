package dev.meteo.sensor;

import java.io.IOException;

/**
 * Carries readings from an outbox to where they are wanted, reconnecting by its own means.
 *
 * <p>One thread runs it; {@link #state} and {@link #close} may be called on any, at any time.
 */
public interface Transport extends AutoCloseable {
  /** Makes a transport, without I/O, for the run that is about to begin. */
  @FunctionalInterface
  interface Factory {
    /**
     * Makes one that has not begun.
     *
     * @param outbox what it empties
     * @param notices where it tells the user how its connection fares
     */
    Transport to(Outbox outbox, Notices notices);
  }

  /**
   * How much is under way at a time.
   *
   * @param parcels parcels that may be unanswered, above 0
   * @param readings readings per parcel at most, above 0
   */
  record Flow(int parcels, int readings) {
    /** Unconfirmed readings that keep the transport busy when the source is fast. */
    int fastCapacity() {
      return 2 * parcels * readings;
    }
  }

  /**
   * Blocks until the outbox {@linkplain Outbox#isDone is done} or the transport is closed: takes
   * parcel after parcel and says of each that it is confirmed, has failed or is too large. What was
   * under way on a lost connection is {@linkplain Outbox#rewind due again} on the next.
   *
   * @throws dev.meteo.cli.UserError when waiting cannot mend what is wrong
   */
  void run() throws IOException, InterruptedException;

  /** What holds it up now, in a few words such as {@code not connected}; empty for nothing. */
  String state();

  /** Lets {@link #run} return soon, whatever is unconfirmed. */
  @Override
  void close();
}
