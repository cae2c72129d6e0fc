package dev.meteo.messages;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refused reading on its way to {@link Topology#DEAD_QUEUE}: its own text as it came, with the
 * reason in headers. The message id is made from the text and the index, so a copy that a
 * redelivery repeats is recognisable.
 */
public final class DeadLetter {
  /** Header: the {@link Refusal.Reason#word()}. */
  public static final String REASON = "meteo-reason";

  /** Header: a sentence that names the field and the value. */
  public static final String DETAIL = "meteo-detail";

  /** Header: the connection name of the worker that refused it. */
  public static final String WORKER = "meteo-worker";

  /** Header: the routing key the sensor published with. */
  public static final String ROUTING_KEY = "meteo-routing-key";

  /** Header: when it was refused, RFC 3339. */
  public static final String TIME = "meteo-time";

  /** Header: the position in the array it came in, from 0; absent when it came alone. */
  public static final String INDEX = "meteo-index";

  /** Of a text that is too large for a reading message, so much is kept. */
  static final int CUT_BYTES = 4096;

  private static final int PERSISTENT = 2;
  private static final int MAX_KEY_LENGTH = 255;

  private DeadLetter() {}

  /**
   * The properties to publish the refused text with.
   *
   * @param index the position in the array it came in, or {@link DecodedReading#NO_INDEX}
   */
  public static BasicProperties properties(
      byte[] text, int index, Refusal refusal, String worker, String routingKey, Instant time) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(REASON, refusal.reason().word());
    headers.put(DETAIL, refusal.detail());
    headers.put(WORKER, worker);
    headers.put(ROUTING_KEY, VisibleText.of(routingKey, MAX_KEY_LENGTH));
    headers.put(TIME, Timestamps.format(time));
    if (index != DecodedReading.NO_INDEX) {
      headers.put(INDEX, index);
    }
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .messageId(messageId(text, index))
        .headers(headers)
        .build();
  }

  /**
   * What is kept of a refused text: all of it, but of one that is too large only its begin. A
   * quorum queue's disk is freed by thousands of messages, whatever their sizes.
   */
  public static byte[] body(byte[] text) {
    return text.length > ReadingDecoder.MAX_BODY_BYTES ? Arrays.copyOf(text, CUT_BYTES) : text;
  }

  private static String messageId(byte[] text, int index) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      String hash = String.format("%064x", new BigInteger(1, digest)).substring(0, 32);
      return index == DecodedReading.NO_INDEX ? hash : hash + "-" + index;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
