package dev.meteo.proxy;

import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sealed revisions go. One thread uses it. */
public interface WindowPublisher {
  /**
   * Publishes in the order given; returns when all are where terminals will get them from, whatever
   * dies now. The same ones may be given again.
   *
   * @param token of the leader's lease
   * @return false when the lease turned out to be another's, who is to publish what is missing
   * @throws IOException when that is not known of all
   */
  boolean publish(String token, List<OutboxEntry> entries) throws IOException, InterruptedException;

  /**
   * Looks after the connection of a proxy that stands by.
   *
   * @throws IOException when it could not publish, and so must not lead
   */
  void check() throws IOException;

  /** Takes what was published, one after the other. */
  @FunctionalInterface
  interface SummarySink {
    /** Takes a summary's body as it was read, which may be anything. May block. */
    void accept(byte[] body) throws IOException, InterruptedException, LostLeaseException;
  }

  /**
   * Gives what was published, the oldest first, up to now, from wherever it is kept besides Redis.
   * Blocks; memory does not grow with what there is.
   *
   * @param checkpoint where an earlier reading ended, or {@link #placeInHistory} was: what lies
   *     before is left out, if the history still has that place
   * @param notBefore what was published before may be left out; empty: all is wanted
   * @return where it ended, for a later reading; empty when Redis is the only place, and nothing
   *     was given
   */
  Optional<String> readHistory(
      Optional<String> checkpoint, Optional<Instant> notBefore, SummarySink each)
      throws IOException, InterruptedException, LostLeaseException;

  /**
   * The place that the history has reached: all that this publisher has published lies before it.
   * Blocks.
   *
   * @return empty when Redis is the only place
   */
  Optional<String> placeInHistory() throws IOException, InterruptedException, LostLeaseException;

  /**
   * Tells terminals who is behind the numbers. It may be lost, and never holds up what counts.
   *
   * @param body as the contract has it
   */
  void tell(byte[] body);

  /**
   * What waits to be stored, looked up now; empty when nobody knows, such as because sensors keep
   * it. Blocks for a round trip.
   */
  default Optional<Backlog> backlog() {
    return Optional.empty();
  }

  /** From now on this proxy leads, or does not any more. */
  void leads(boolean leading);
}
