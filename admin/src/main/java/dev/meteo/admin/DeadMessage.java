package dev.meteo.admin;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.DeadLetter;
import dev.meteo.messages.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it was read. One that a worker refused says why in headers of its own; one that
 * the broker dead-lettered says it in {@code x-death}.
 *
 * @param position in the queue, from 1
 * @param id made from the text by whoever refused it; "-" when the broker dead-lettered it
 * @param routingKey the one it was first published with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DeadMessage(
    int position,
    long deliveryTag,
    String id,
    String reason,
    String detail,
    String worker,
    String time,
    String routingKey,
    @Nullable String contentType,
    byte[] body) {
  private static final int MAX_HEADER_LENGTH = 500;
  private static final String NONE = "-";

  static DeadMessage of(int position, GetResponse response) {
    BasicProperties properties = response.getProps();
    Map<String, Object> headers = Objects.requireNonNullElse(properties.getHeaders(), Map.of());
    return new DeadMessage(
        position,
        response.getEnvelope().getDeliveryTag(),
        visible(properties.getMessageId()),
        reason(headers),
        visible(headers.get(DeadLetter.DETAIL)),
        visible(headers.get(DeadLetter.WORKER)),
        visible(headers.get(DeadLetter.TIME)),
        routingKey(headers, response.getEnvelope()),
        properties.getContentType(),
        response.getBody());
  }

  /** Whether it is this one, wherever in the queue it is by now. */
  boolean isSame(DeadMessage other) {
    return id.equals(other.id)
        && reason.equals(other.reason)
        && time.equals(other.time)
        && Arrays.equals(body, other.body);
  }

  private static String reason(Map<String, Object> headers) {
    Object reason = headers.get(DeadLetter.REASON);
    return reason != null ? visible(reason) : visible(death(headers, "reason"));
  }

  /** The broker keeps the key of what it dead-letters; a worker publishes with one of its own. */
  private static String routingKey(Map<String, Object> headers, Envelope envelope) {
    Object original = headers.get(DeadLetter.ROUTING_KEY);
    return original == null ? envelope.getRoutingKey() : original.toString();
  }

  private static @Nullable Object death(Map<String, Object> headers, String field) {
    return headers.get("x-death") instanceof List<?> deaths
            && !deaths.isEmpty()
            && deaths.getFirst() instanceof Map<?, ?> death
        ? death.get(field)
        : null;
  }

  private static String visible(@Nullable Object value) {
    return value == null ? NONE : VisibleText.of(value.toString(), MAX_HEADER_LENGTH);
  }
}
