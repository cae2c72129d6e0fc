package dev.meteo.acceptance;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An air reading that is bad in a way which both contracts know, JSON's and protobuf's.
 *
 * @param what makes it bad
 * @param fields by their names; of those that are not there, none is sent
 * @param reason the word that it must be refused with
 */
record SpoiltReading(String what, Map<String, Object> fields, String reason) {
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "sensor", 1,
          "timestamp", 2,
          "temperature", 3,
          "humidity", 4,
          "location", 5,
          "latitude", 1,
          "longitude", 2,
          "light", 9);
  private static final int LONGEST_BODY = 128 * 1024;

  /** At least one of each reason that both contracts have. */
  static List<SpoiltReading> catalogue(Instant now) {
    Instant good = now.truncatedTo(ChronoUnit.SECONDS);
    List<SpoiltReading> all = new ArrayList<>();
    all.add(new SpoiltReading("nothing at all", Map.of(), "missing field"));
    for (String field : List.of("sensor", "timestamp", "temperature", "humidity")) {
      all.add(spoilt("no " + field, good, field, null, "missing field"));
    }
    Map<String, Object> half = Map.of("latitude", 41.13);
    all.add(spoilt("no longitude", good, "location", half, "missing field"));
    all.add(spoilt("a field more", good, "light", 5.0, "unknown field"));
    all.add(spoilt("endless", good, "humidity", Double.POSITIVE_INFINITY, "not finite"));
    all.add(spoilt("too cold", good, "temperature", -100.01, "out of range"));
    all.add(spoilt("too hot", good, "temperature", 100.01, "out of range"));
    all.add(spoilt("too dry", good, "humidity", -0.5, "out of range"));
    all.add(spoilt("too humid", good, "humidity", 100.5, "out of range"));
    Map<String, Object> pole = Map.of("latitude", 90.5, "longitude", 2.0);
    all.add(spoilt("beyond the pole", good, "location", pole, "out of range"));
    all.add(spoilt("blank in the id", good, "sensor", "roof 1", "bad sensor id"));
    all.add(spoilt("empty id", good, "sensor", "", "bad sensor id"));
    all.add(spoilt("id of 65", good, "sensor", "x".repeat(65), "bad sensor id"));
    all.add(spoilt("too large", good, "sensor", "x".repeat(LONGEST_BODY), "body too large"));
    all.add(spoilt("in three minutes", good, "timestamp", good.plusSeconds(180), "in the future"));
    all.add(spoilt("two days ago", good, "timestamp", good.minus(2, ChronoUnit.DAYS), "too late"));
    return all;
  }

  private static SpoiltReading spoilt(
      String what, Instant now, String field, @Nullable Object value, String reason) {
    Map<String, Object> fields = good(now);
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return new SpoiltReading(what, fields, reason);
  }

  /** The fields of a reading that must count. */
  static Map<String, Object> good(Instant now) {
    return new TreeMap<>(
        Map.of("sensor", "roof", "timestamp", now, "temperature", 21.5, "humidity", 40.25));
  }

  /** As it is published. */
  String json() {
    return fields.isEmpty() ? "{}" : "{\"kind\":\"air\"," + members(fields) + "}";
  }

  private static String members(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + value(field.getValue()))
        .collect(Collectors.joining(","));
  }

  @SuppressWarnings("unchecked")
  private static String value(Object value) {
    return switch (value) {
      case Double endless when endless.isInfinite() -> "1e400";
      case Double number -> number.toString();
      case Map<?, ?> location -> "{" + members((Map<String, Object>) location) + "}";
      default -> "\"" + value + "\"";
    };
  }

  /** As it is called with: a RawMeteoData. */
  byte[] protobuf() {
    return message(fields).toByteArray();
  }

  @SuppressWarnings("unchecked")
  private static ByteString message(Map<String, Object> fields) {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        int number = NUMBERS.get(field.getKey());
        switch (field.getValue()) {
          case String text -> out.writeString(number, text);
          case Double value -> out.writeDouble(number, value);
          case Instant time -> out.writeBytes(number, seconds(time));
          case Map<?, ?> location ->
              out.writeBytes(number, message((Map<String, Object>) location));
          default -> throw new IllegalArgumentException(field.toString());
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }

  /** A google.protobuf.Timestamp without nanoseconds. */
  private static ByteString seconds(Instant time) throws IOException {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeInt64(1, time.getEpochSecond());
    out.flush();
    return bytes.toByteString();
  }

  @Override
  public String toString() {
    return what;
  }
}
