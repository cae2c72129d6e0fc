package dev.meteo.proxy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.proxy.WindowPublisher.SummarySink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the stream of published summaries up to now. A stream does not tell where it ends: a mark
 * is written to it and read again, and all that was confirmed before lies before it. A mark that
 * was read is a place to begin at later: its offset and its name, as a stream that was deleted and
 * made again has the same offsets.
 */
final class PublishedHistory {
  private static final int PREFETCH = 1000;
  private static final int ACK_EVERY = 250;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
  private static final byte[] MARK = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String OFFSET = "x-stream-offset";

  private static final Logger LOGGER = LoggerFactory.getLogger(PublishedHistory.class);

  private final Connection connection;

  PublishedHistory(Connection connection) {
    this.connection = connection;
  }

  /**
   * Gives each body, the oldest first. Blocks. What is given waits for the sink: the broker sends
   * no more than {@value #PREFETCH} ahead.
   *
   * @param checkpoint what an earlier call returned
   * @param notBefore what was published before, by the broker's clock, may be left out
   * @return where it ended
   */
  String read(Optional<String> checkpoint, Optional<Instant> notBefore, SummarySink each)
      throws IOException, InterruptedException, LostLeaseException {
    Optional<HistoryPlace> begin = checkpoint.flatMap(HistoryPlace::parse);
    // Behind the end of another stream nothing would come, not even the mark.
    if (begin.isPresent() && begin.get().offset() < place().offset()) {
      Optional<HistoryPlace> end = on(channel -> readAfter(channel, begin.get(), each));
      if (end.isPresent()) {
        return end.get().toString();
      }
    }
    if (notBefore.isPresent()) {
      try {
        return readFrom(Date.from(notBefore.get()), each);
      } catch (SilentStreamException e) {
        LOGGER.info("by a wrong clock nothing was published since; all of it is read", e);
      }
    }
    return readFrom("first", each);
  }

  private String readFrom(Object offset, SummarySink each)
      throws IOException, InterruptedException, LostLeaseException {
    return on(channel -> new Reading(channel, offset).upToMark(each)).toString();
  }

  /** Where the history ends now. Blocks. */
  String end() throws IOException, InterruptedException, LostLeaseException {
    return place().toString();
  }

  private HistoryPlace place() throws IOException, InterruptedException, LostLeaseException {
    return on(channel -> new Reading(channel, "last").upToMark(body -> {}));
  }

  /** Empty when the place is not, or no longer, in the stream. */
  private static Optional<HistoryPlace> readAfter(
      Channel channel, HistoryPlace begin, SummarySink each)
      throws IOException, InterruptedException, LostLeaseException {
    Reading reading = new Reading(channel, begin.offset());
    return begin.isAt(reading.next()) ? Optional.of(reading.upToMark(each)) : Optional.empty();
  }

  @FunctionalInterface
  private interface Task<T> {
    T run(Channel channel) throws IOException, InterruptedException, LostLeaseException;
  }

  private <T> T on(Task<T> task) throws IOException, InterruptedException, LostLeaseException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the broker allows no further channel"));
    try (channel) {
      return task.run(channel);
    } catch (TimeoutException e) {
      throw new IOException("the broker did not close a channel in time", e);
    }
  }

  /** The stream gave nothing at all, not even a mark of ours. */
  private static final class SilentStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    SilentStreamException(String message) {
      super(message);
    }
  }

  /** One way through the stream, from an offset to a mark of its own. */
  private static final class Reading {
    private final Channel channel;
    private final String mark = UUID.randomUUID().toString();
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private int read;

    Reading(Channel channel, Object offset) throws IOException {
      this.channel = channel;
      channel.basicQos(PREFETCH);
      channel.basicConsume(
          Topology.HISTORY_STREAM,
          false,
          Map.of(OFFSET, offset),
          (tag, delivery) -> deliveries.add(delivery),
          tag -> {});
      channel.basicPublish("", Topology.HISTORY_STREAM, HistoryMark.named(mark), MARK);
    }

    HistoryPlace upToMark(SummarySink each)
        throws IOException, InterruptedException, LostLeaseException {
      Delivery delivery = next();
      while (!mark.equals(delivery.getProperties().getMessageId())) {
        if (!HistoryMark.isMark(delivery.getProperties())) {
          each.accept(delivery.getBody());
        }
        delivery = next();
      }
      return HistoryPlace.of(delivery);
    }

    /** Acknowledges what was taken before: by then the caller is done with it. */
    Delivery next() throws IOException, InterruptedException {
      Delivery delivery = await();
      read++;
      if (read % ACK_EVERY == 0) {
        channel.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
      }
      return delivery;
    }

    private Delivery await() throws IOException, InterruptedException {
      long until = System.nanoTime() + LONGEST_SILENCE.toNanos();
      Delivery delivery = deliveries.poll();
      while (delivery == null) {
        if (!channel.isOpen()) {
          throw new IOException(
              "cannot read "
                  + Topology.HISTORY_STREAM
                  + ": "
                  + channel.getCloseReason().getMessage());
        }
        if (System.nanoTime() - until > 0) {
          throw new SilentStreamException(
              "nothing came from %s for %d s"
                  .formatted(Topology.HISTORY_STREAM, LONGEST_SILENCE.toSeconds()));
        }
        delivery = deliveries.poll(200, TimeUnit.MILLISECONDS);
      }
      return delivery;
    }
  }
}
