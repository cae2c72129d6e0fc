package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StoredReadingsEncoder} writes, strictly: any other bytes are an {@link
 * IOException} that says what is wrong. Only a field of the whole that it does not know is skipped,
 * and nothing that a reading says is believed before it is judged like a sensor's. Time and memory
 * are bounded by {@link #MAX_BODY_BYTES}. Safe for concurrent use.
 */
public final class StoredReadingsDecoder {
  /** Larger ones are refused unread; workers send much smaller ones. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  private static final String COEFFICIENT = "coefficient";

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(ReadingDecoder.MAX_DEPTH).build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StoredReadingsDecoder() {}

  /**
   * Reads a message's body.
   *
   * @throws IOException when it is not one of these messages
   */
  public static StoredReadings decode(byte[] body) throws IOException {
    if (body.length > MAX_BODY_BYTES) {
      throw wrong("a body has at most " + MAX_BODY_BYTES + " bytes, not " + body.length, null);
    }
    try (JsonParser parser = JSON.createParser(characters(body))) {
      StoredReadings stored = decode(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("text follows the object");
      }
      return stored;
    } catch (JsonProcessingException e) {
      throw wrong(e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    }
  }

  /** Strictly, so that there is no encoding for the parser to guess. */
  private static char[] characters(byte[] body) throws IOException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return Arrays.copyOf(text.array(), text.limit());
    } catch (CharacterCodingException e) {
      throw wrong("the body is not UTF-8", e);
    }
  }

  private static StoredReadings decode(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("the body must be an object");
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    List<StoredReading> readings = List.of();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "worker", "since", "storedAt" -> texts.put(field, text(parser, field));
        case "shard", "number" -> numbers.put(field, whole(parser, field));
        case "readings" -> readings = readings(parser);
        default -> parser.skipChildren();
      }
    }
    return new StoredReadings(
        required(texts, "worker"),
        instant(texts, "since"),
        Math.toIntExact(Math.min(required(numbers, "shard"), Integer.MAX_VALUE)),
        required(numbers, "number"),
        instant(texts, "storedAt"),
        readings);
  }

  private static List<StoredReading> readings(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("readings must be an array");
    }
    List<StoredReading> readings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("each of the readings must be an object");
      }
      if (readings.size() == StoredReadings.MAX_READINGS) {
        throw new IllegalArgumentException(
            "there must be at most " + StoredReadings.MAX_READINGS + " readings");
      }
      readings.add(reading(parser));
    }
    return readings;
  }

  private static StoredReading reading(JsonParser parser) throws IOException {
    ReadingDraft draft = new ReadingDraft();
    ReadingFields fields = new ReadingFields(draft);
    @Nullable String coefficient = fields.readWith(parser, COEFFICIENT);
    Reading reading = draft.toReading(Instant.MAX.minus(ReadingDraft.MAX_CLOCK_LEAD));
    if (reading == null) {
      throw new IllegalArgumentException(draft.refusal().detail());
    }
    if (coefficient == null) {
      throw new IllegalArgumentException("field coefficient is missing");
    }
    return new StoredReading(
        reading, new Coefficient(StoredReading.kindOf(reading), hundredths(coefficient)));
  }

  /** Whole hundredths, or nothing. */
  private static int hundredths(String digits) {
    double hundredths = digits.length() > 4 ? Double.NaN : Double.parseDouble(digits) * 100;
    double whole = Math.rint(hundredths);
    if (!(whole >= 0 && whole <= 100) || Math.abs(hundredths - whole) > 1e-9) {
      throw new IllegalArgumentException(
          "coefficient must be 0 to 1 with two decimals, not " + JsonWords.cut(digits));
    }
    return (int) whole;
  }

  private static String text(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException(field + " must be a string");
    }
    return parser.getText();
  }

  private static long whole(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IllegalArgumentException(field + " must be a whole number");
    }
    return parser.getLongValue();
  }

  private static Instant instant(Map<String, String> texts, String field) {
    return Timestamps.parse(required(texts, field))
        .orElseThrow(() -> new IllegalArgumentException(field + " must be a timestamp"));
  }

  private static <T> T required(Map<String, T> fields, String field) {
    T value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException("field " + field + " is missing");
    }
    return value;
  }

  private static IOException wrong(String why, @Nullable Exception cause) {
    return new IOException(
        "not a message about stored readings: " + VisibleText.of(why, 300), cause);
  }
}
