package dev.meteo.admin;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Publishes dead letters again, and takes each out once the broker has confirmed its copy. */
final class Requeue {
  private static final int OUTSTANDING = 200;
  private static final int PERSISTENT = 2;
  private static final int LONGEST_KEY_BYTES = 255;
  private static final String ANY_KEY = "requeued";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What became of them; the refused ones stay in the dead letter queue. */
  record Report(int requeued, int refused) {}

  private final DeadQueue queue;
  private final Predicate<DeadMessage> wanted;
  private final boolean onlyFirst;
  private final Queue<Long> confirmed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private int requeued;

  Requeue(DeadQueue queue, Predicate<DeadMessage> wanted, boolean onlyFirst) {
    this.queue = queue;
    this.wanted = wanted;
    this.onlyFirst = onlyFirst;
  }

  Report run() throws IOException, InterruptedException {
    Channel channel = queue.publishingChannel();
    ConfirmingPublisher<Long> publisher =
        new ConfirmingPublisher<>(channel, OUTSTANDING, this::answered);
    @Nullable DeadMessage message = queue.find(wanted);
    while (message != null) {
      publisher.publish(
          Topology.READINGS_EXCHANGE,
          routingKey(message),
          properties(message),
          message.body(),
          message.deliveryTag());
      removeConfirmed();
      message = onlyFirst ? null : queue.find(wanted);
    }
    if (!publisher.awaitAll(PATIENCE)) {
      refused.addAndGet(publisher.outstanding());
    }
    removeConfirmed();
    return new Report(requeued, refused.get());
  }

  private void answered(Long deliveryTag, Outcome outcome) {
    if (outcome == Outcome.CONFIRMED) {
      confirmed.add(deliveryTag);
    } else {
      refused.incrementAndGet();
    }
  }

  private void removeConfirmed() throws IOException {
    Long tag = confirmed.poll();
    while (tag != null) {
      queue.remove(tag);
      requeued++;
      tag = confirmed.poll();
    }
  }

  /**
   * The one that it had. What a worker noted of it can be too long for a key: characters that are
   * not shown take more bytes. Any key leads to the queue.
   */
  private static String routingKey(DeadMessage message) {
    String key = message.routingKey();
    return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY_BYTES ? key : ANY_KEY;
  }

  private static BasicProperties properties(DeadMessage message) {
    return new BasicProperties.Builder()
        .contentType(message.contentType())
        .deliveryMode(PERSISTENT)
        .build();
  }
}
