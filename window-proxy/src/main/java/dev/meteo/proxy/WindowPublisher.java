package dev.meteo.proxy;

import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

  /**
   * Gives each summary that was published within the retention, the oldest first, up to now, from
   * wherever it is kept besides Redis. Blocks.
   *
   * @return false when Redis is the only place
   */
  boolean readHistory(Consumer<byte[]> each) throws IOException, InterruptedException;

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
