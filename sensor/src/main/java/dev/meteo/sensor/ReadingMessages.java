package dev.meteo.sensor;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.ReadingDecoder;
import java.util.Optional;

/**
 * Parcels as the broker's messages.
 *
 * @param batch readings per message; 1 for messages without an array
 * @param gateway what the collecting sensor is called in the routing key of arrays
 */
record ReadingMessages(int batch, String gateway) {
  static final BasicProperties PROPERTIES =
      MessageProperties.MINIMAL_PERSISTENT_BASIC.builder().contentType("application/json").build();

  /** A message that carries a parcel. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Message(Parcel parcel, String routingKey, byte[] body) {}

  /** The parcel's message; empty when it is more than a receiver takes, and can be less. */
  Optional<Message> of(Parcel parcel) {
    boolean array = batch > 1;
    byte[] body = parcel.body(array);
    if (body.length > ReadingDecoder.MAX_BODY_BYTES && parcel.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(new Message(parcel, array ? "batch." + gateway : parcel.routingKey(), body));
  }
}
