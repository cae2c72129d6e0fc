package dev.meteo.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.ReadingDecoder;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a reading's own text in the body that it came in. */
final class ElementText {
  private static final Logger LOGGER = LoggerFactory.getLogger(ElementText.class);

  /** As permissive as the decoder, which has accepted the element and judged its neighbours. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(ReadingDecoder.MAX_BODY_BYTES)
                  .maxNameLength(ReadingDecoder.MAX_BODY_BYTES)
                  .maxStringLength(ReadingDecoder.MAX_BODY_BYTES)
                  .build())
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  /** A part of a body, in bytes. */
  record Span(int offset, int length) {}

  private ElementText() {}

  /**
   * The text of an accepted reading.
   *
   * @param body one that was decoded
   * @param index as the decoder gave it
   */
  static Span of(byte[] body, int index) {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      if (index != DecodedReading.NO_INDEX) {
        parser.nextToken();
        for (int i = 0; i < index; i++) {
          parser.skipChildren();
          parser.nextToken();
        }
      }
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      return new Span(start, (int) parser.currentLocation().getByteOffset() - start);
    } catch (IOException e) {
      LOGGER.warn("an accepted body cannot be read again; all of it is kept", e);
      return new Span(0, body.length);
    }
  }
}
