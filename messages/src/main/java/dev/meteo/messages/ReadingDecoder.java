package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
  public static final Duration MAX_CLOCK_LEAD = Duration.ofSeconds(60);

  private static final int MAX_DEPTH = 32;

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
    Refusal unreadable = BodyBytes.check(body);
    if (unreadable != null) {
      return refuseWhole(body, unreadable);
    }
    try (JsonParser parser = JSON.createParser(body)) {
      return decode(parser, body);
    } catch (JsonProcessingException e) {
      return refuseWhole(
          body,
          new Refusal(
              Reason.MALFORMED_JSON, VisibleText.of(e.getOriginalMessage(), 200) + at(e, body)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private List<DecodedReading> decode(JsonParser parser, byte[] body) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return refuseWhole(body, new Refusal(Reason.MALFORMED_JSON, "the body is empty"));
    }
    List<DecodedReading> decoded = new ArrayList<>();
    if (first == JsonToken.START_ARRAY) {
      int count = decodeArray(parser, decoded);
      if (count == 0 || count > MAX_READINGS) {
        expectEnd(parser);
        return refuseWhole(body, wrongCount(count));
      }
    } else {
      decoded.add(decodeOne(parser, DecodedReading.NO_INDEX));
    }
    Refusal trailing = expectEnd(parser);
    return trailing == null ? decoded : refuseWhole(body, trailing);
  }

  private int decodeArray(JsonParser parser, List<DecodedReading> decoded) throws IOException {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (count < MAX_READINGS) {
        decoded.add(decodeOne(parser, count));
      } else {
        parser.skipChildren();
      }
      count++;
    }
    return count;
  }

  private DecodedReading decodeOne(JsonParser parser, int index) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    ReadingFields fields = new ReadingFields();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      fields.read(parser);
    } else {
      fields.refuse(
          Reason.NOT_A_READING,
          "expected an object with a reading, found " + ReadingFields.describe(parser));
      parser.skipChildren();
    }
    Reading reading = fields.toReading(clock.instant().plus(MAX_CLOCK_LEAD));
    if (reading != null) {
      return new DecodedReading.Accepted(index, reading);
    }
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return new DecodedReading.Refused(index, fields.refusal(), start, end - start);
  }

  private static @Nullable Refusal expectEnd(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() == null ? null : trailing(parser);
    } catch (JsonProcessingException e) {
      return trailing(parser);
    }
  }

  private static Refusal trailing(JsonParser parser) {
    return new Refusal(
        Reason.TRAILING_TEXT,
        "text follows the reading at byte " + parser.currentTokenLocation().getByteOffset());
  }

  private static Refusal wrongCount(int count) {
    return count == 0
        ? new Refusal(Reason.EMPTY_BATCH, "the array holds no reading")
        : new Refusal(
            Reason.TOO_MANY_READINGS,
            "one message carries up to " + MAX_READINGS + " readings, not " + count);
  }

  private static String at(JsonProcessingException e, byte[] body) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return offset < 0 ? "" : " (at byte " + Math.min(offset, body.length) + ")";
  }

  private static List<DecodedReading> refuseWhole(byte[] body, Refusal refusal) {
    return List.of(new DecodedReading.Refused(DecodedReading.NO_INDEX, refusal, 0, body.length));
  }
}
