package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Window summaries as JSON. Encoding is deterministic: equal summaries give equal bytes. Decoding
 * ignores fields it does not know. Safe for concurrent use.
 */
public final class WindowSummaryCodec {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private WindowSummaryCodec() {}

  /** The summary as a message body, on one line. */
  public static byte[] encode(WindowSummary summary) {
    StringBuilder json = new StringBuilder(400);
    json.append("{\"start\":\"").append(Timestamps.format(summary.start()));
    json.append("\",\"end\":\"").append(Timestamps.format(summary.end()));
    json.append("\",\"revision\":").append(summary.revision());
    for (CoefficientKind kind : CoefficientKind.values()) {
      json.append(",\"").append(kind.wireName()).append("\":");
      append(json, summary.statistics(kind));
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a summary and checks all that can be checked without a clock, as {@link SummaryRules}
   * say.
   *
   * @throws IOException when the body is not a window summary, saying what is wrong
   */
  public static WindowSummary decode(byte[] body) throws IOException {
    return decode(body, SummaryRules::check);
  }

  /**
   * Reads a summary as whoever receives it does: the window must have begun, too, and the revision
   * must be one that it can have by now.
   *
   * @param now by the latest of the clocks that the caller knows
   * @throws IOException when the body is not a window summary, saying what is wrong
   */
  public static WindowSummary decode(byte[] body, Instant now) throws IOException {
    return decode(body, summary -> SummaryRules.check(summary, now));
  }

  private static WindowSummary decode(byte[] body, Consumer<WindowSummary> check)
      throws IOException {
    try {
      JsonNode root = JSON.readTree(body);
      WindowSummary summary =
          new WindowSummary(
              instant(root, "start"),
              instant(root, "end"),
              Math.toIntExact(whole(root, "revision")),
              statistics(root, CoefficientKind.WELLNESS),
              statistics(root, CoefficientKind.POLLUTION));
      check.accept(summary);
      return summary;
    } catch (JsonProcessingException e) {
      throw new IOException("not a window summary: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("not a window summary: " + e.getMessage(), e);
    }
  }

  private static void append(StringBuilder json, @Nullable CoefficientStatistics figures) {
    if (figures == null) {
      json.append("null");
      return;
    }
    json.append("{\"count\":").append(figures.count());
    json.append(",\"sum\":").append(DecimalText.of(figures.sum()));
    json.append(",\"mean\":").append(DecimalText.of(figures.mean()));
    Double stddev = figures.stddev();
    json.append(",\"stddev\":").append(stddev == null ? "null" : DecimalText.of(stddev));
    json.append(",\"min\":").append(DecimalText.of(figures.min()));
    json.append(",\"max\":").append(DecimalText.of(figures.max()));
    json.append(",\"newest\":\"").append(Timestamps.format(figures.newest())).append('"');
    Long fingerprint = figures.fingerprint();
    if (fingerprint != null) {
      json.append(",\"fingerprint\":").append(fingerprint);
    }
    json.append('}');
  }

  private static @Nullable CoefficientStatistics statistics(JsonNode root, CoefficientKind kind) {
    JsonNode node = root.get(kind.wireName());
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException(kind.wireName() + " must be an object or null");
    }
    JsonNode stddev = node.path("stddev");
    return new CoefficientStatistics(
        whole(node, "count"),
        number(node, "sum"),
        number(node, "mean"),
        stddev.isNull() || stddev.isMissingNode() ? null : number(node, "stddev"),
        number(node, "min"),
        number(node, "max"),
        instant(node, "newest"),
        node.path("fingerprint").isMissingNode() ? null : whole(node, "fingerprint"));
  }

  private static Instant instant(JsonNode node, String field) {
    return Timestamps.parse(node.path(field).asText(""))
        .orElseThrow(() -> new IllegalArgumentException(field + " must be a timestamp"));
  }

  private static long whole(JsonNode node, String field) {
    if (!node.path(field).isIntegralNumber() || !node.path(field).canConvertToLong()) {
      throw new IllegalArgumentException(field + " must be a whole number");
    }
    return node.path(field).longValue();
  }

  private static double number(JsonNode node, String field) {
    double value = node.path(field).isNumber() ? node.path(field).doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be a finite number");
    }
    return value;
  }
}
