package dev.meteo.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads messages that sensors sent: the contract's lines, one reading or an array of them. */
public final class SentMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private SentMessage() {}

  /**
   * The readings of a message that is known to be valid.
   *
   * @throws IOException when it is not even JSON
   */
  public static List<RawReading> read(byte[] body) throws IOException {
    JsonNode root = JSON.readTree(body);
    List<RawReading> readings = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(node -> readings.add(reading(node)));
    } else {
      readings.add(reading(root));
    }
    return readings;
  }

  static RawReading reading(JsonNode node) {
    String sensor = node.required("sensor").asText();
    long micros = Expectation.micros(Instant.parse(node.required("timestamp").asText()));
    return switch (node.required("kind").asText()) {
      case "air" ->
          new RawReading.Air(sensor, micros, number(node, "temperature"), number(node, "humidity"));
      case "pollution" -> new RawReading.Pollution(sensor, micros, number(node, "co2"));
      default -> throw new IllegalArgumentException("no such kind: " + node);
    };
  }

  private static double number(JsonNode node, String field) {
    return node.required(field).doubleValue();
  }
}
