package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message body into readings and refusals: any bytes give one or the other, never an
 * exception. A syntax error refuses the whole body; in a well-formed array each reading is judged
 * alone. Time and memory are bounded by {@link #MAX_BODY_BYTES}. Safe for concurrent use.
 */
public final class ReadingDecoder {
  /** The largest body a reading message may have. */
  public static final int MAX_BODY_BYTES = 128 * 1024;

  /** How many readings one message may carry. */
  public static final int MAX_READINGS = 500;

  /** How far ahead of this machine's clock a sensor's clock may run. */
  public static final Duration MAX_CLOCK_LEAD = ReadingDraft.MAX_CLOCK_LEAD;

  /** How deep arrays and objects may be nested; an array of located readings takes 3. */
  static final int MAX_DEPTH = 32;

  /** Field names are not pooled: a pool would keep what hostile senders make up. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_BODY_BYTES)
                  .maxStringLength(MAX_BODY_BYTES)
                  .maxNameLength(MAX_BODY_BYTES)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // refused, but alone
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final InstantSource clock;

  /**
   * @param clock judges what is in the future
   */
  public ReadingDecoder(InstantSource clock) {
    this.clock = clock;
  }

  /** The readings and refusals of a body, in its order; at least one. */
  public List<DecodedReading> decode(byte[] body) {
    try {
      return decode(BodyText.of(body), body);
    } catch (BodyText.UnreadableException e) {
      return refuseWhole(body, e.refusal());
    }
  }

  private List<DecodedReading> decode(BodyText text, byte[] body) {
    try (JsonParser parser = JSON.createParser(text.chars(), 0, text.length())) {
      return decode(parser, text, body);
    } catch (StreamConstraintsException tooDeep) {
      return refuseWhole(
          body,
          new Refusal(
              Reason.MALFORMED_JSON,
              "nested deeper than " + MAX_DEPTH + " levels" + at(tooDeep.getLocation(), text)));
    } catch (JsonProcessingException e) {
      return refuseWhole(body, malformed(e, text));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private List<DecodedReading> decode(JsonParser parser, BodyText text, byte[] body)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return refuseWhole(body, new Refusal(Reason.MALFORMED_JSON, "the body is empty"));
    }
    Instant now = clock.instant();
    List<DecodedReading> decoded;
    if (first == JsonToken.START_ARRAY) {
      decoded = new ArrayList<>();
      int count = decodeArray(parser, text, now, decoded);
      if (count == 0 || count > MAX_READINGS) {
        return refuseWhole(body, wrongCount(count));
      }
    } else {
      decoded = List.of(decodeOne(parser, text, now, DecodedReading.NO_INDEX));
    }
    int end = text.skipWhiteSpace(charOffset(parser.currentLocation()));
    return end == text.length() ? decoded : refuseWhole(body, trailing(text.byteOffset(end)));
  }

  private static int decodeArray(
      JsonParser parser, BodyText text, Instant now, List<DecodedReading> decoded)
      throws IOException {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (count < MAX_READINGS) {
        decoded.add(decodeOne(parser, text, now, count));
      } else {
        parser.skipChildren();
      }
      count++;
    }
    return count;
  }

  private static DecodedReading decodeOne(JsonParser parser, BodyText text, Instant now, int index)
      throws IOException {
    int start = charOffset(parser.currentTokenLocation());
    ReadingDraft draft = new ReadingDraft();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      new ReadingFields(draft).read(parser);
    } else {
      draft.refuse(
          Reason.NOT_A_READING,
          "expected an object with a reading, found "
              + JsonWords.describe(parser)
              + (isJson(parser) ? "; send the JSON in it as it is" : ""));
      parser.skipChildren();
    }
    parser.finishToken();
    int from = text.byteOffset(start);
    int length = text.byteOffset(charOffset(parser.currentLocation())) - from;
    Reading reading = draft.toReading(now);
    return reading != null
        ? new DecodedReading.Accepted(index, reading, from, length)
        : new DecodedReading.Refused(index, draft.refusal(), from, length);
  }

  private static boolean isJson(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        && (parser.getText().startsWith("{") || parser.getText().startsWith("["));
  }

  private static int charOffset(JsonLocation location) {
    return (int) location.getCharOffset();
  }

  private static Refusal trailing(int byteOffset) {
    return new Refusal(
        Reason.TRAILING_TEXT, "text follows the reading at byte " + byteOffset + " of the body");
  }

  private static Refusal wrongCount(int count) {
    return count == 0
        ? new Refusal(Reason.EMPTY_BATCH, "the array holds no reading")
        : new Refusal(
            Reason.TOO_MANY_READINGS,
            "one message carries up to " + MAX_READINGS + " readings, not " + count);
  }

  private static Refusal malformed(JsonProcessingException e, BodyText text) {
    return new Refusal(
        Reason.MALFORMED_JSON,
        JsonFault.words(String.valueOf(e.getOriginalMessage())) + at(e.getLocation(), text));
  }

  private static String at(@Nullable JsonLocation location, BodyText text) {
    if (location == null || location.getCharOffset() < 0) {
      return "";
    }
    int offset = Math.min(charOffset(location), text.length());
    return " (at byte " + text.byteOffset(offset) + ")";
  }

  private static List<DecodedReading> refuseWhole(byte[] body, Refusal refusal) {
    return List.of(new DecodedReading.Refused(DecodedReading.NO_INDEX, refusal, 0, body.length));
  }
}
