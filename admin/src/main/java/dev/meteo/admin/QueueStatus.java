package dev.meteo.admin;

import dev.meteo.messages.BrokerManagement;
import org.jspecify.annotations.Nullable;

/**
 * A queue as the broker describes it.
 *
 * @param ready messages that wait for a consumer; of a stream, those that it keeps
 * @param unacked messages that are with consumers; null when the broker does not say
 */
record QueueStatus(String name, long ready, @Nullable Long unacked, long consumers) {
  /** The same as the management API has it. */
  static QueueStatus of(BrokerManagement.Queue queue) {
    return new QueueStatus(queue.name(), queue.ready(), queue.unacked(), queue.consumers());
  }
}
