package dev.meteo.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A summary as it was published.
 *
 * @param content the two coefficients' fields, to be compared as a whole
 */
record Published(Instant start, Instant end, long revision, JsonNode content) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  static Published parse(String line) {
    try {
      JsonNode root = JSON.readTree(line);
      JsonNode revision = root.path("revision");
      if (!revision.isIntegralNumber() || revision.longValue() < 1) {
        throw new IllegalArgumentException("revision is not a number from 1");
      }
      JsonNode content =
          JSON.createObjectNode()
              .<ObjectNode>set("wellness", coefficient(root, "wellness"))
              .set("pollution", coefficient(root, "pollution"));
      return new Published(
          Instant.parse(root.path("start").asText()),
          Instant.parse(root.path("end").asText()),
          revision.longValue(),
          content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static JsonNode coefficient(JsonNode root, String name) {
    JsonNode node = root.get(name);
    if (node == null || !(node.isNull() || node.isObject())) {
      throw new IllegalArgumentException(name + " is neither null nor an object");
    }
    return node;
  }

  JsonNode coefficient(String name) {
    return content.get(name);
  }

  boolean isNull() {
    return coefficient("wellness").isNull() && coefficient("pollution").isNull();
  }
}
