package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The two readings that the tests change one thing of, and a decoder whose clock stands. */
final class Bodies {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");

  static final String AIR =
      "{\"kind\":\"air\",\"sensor\":\"roof-1\",\"timestamp\":\"2026-03-01T12:00:00.123456Z\","
          + "\"temperature\":21.5,\"humidity\":40.25}";
  static final String POLLUTION =
      "{\"kind\":\"pollution\",\"sensor\":\"roof-1\","
          + "\"timestamp\":\"2026-03-01T12:00:00.123456Z\",\"co2\":412.5}";
  static final String LOCATED =
      POLLUTION.replace("}", ",\"location\":{\"latitude\":41.13,\"longitude\":1.25}}");

  static final Instant DETECTED = Instant.parse("2026-03-01T12:00:00.123456Z");

  private static final ReadingDecoder DECODER = new ReadingDecoder(InstantSource.fixed(NOW));

  private Bodies() {}

  static List<DecodedReading> decode(String body) {
    return DECODER.decode(body.getBytes(UTF_8));
  }

  static List<DecodedReading> decode(byte[] body) {
    return DECODER.decode(body);
  }

  static Reading accept(String body) {
    return switch (decode(body).getFirst()) {
      case DecodedReading.Accepted accepted -> accepted.reading();
      case DecodedReading.Refused refused ->
          throw new AssertionError(body + " was refused: " + refused.refusal());
    };
  }

  static Refusal refuse(byte[] body) {
    List<DecodedReading> decoded = decode(body);
    if (decoded.size() == 1 && decoded.getFirst() instanceof DecodedReading.Refused refused) {
      return refused.refusal();
    }
    throw new AssertionError("not one refusal: " + decoded);
  }

  static Refusal refuse(String body) {
    return refuse(body.getBytes(UTF_8));
  }
}
