package dev.meteo.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.meteo.messages.DecodedReading;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Finds a reading's own text in the body that it came in. */
final class ElementText {
  private static final JsonFactory JSON = new JsonFactory();

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
      throw new UncheckedIOException("an accepted body cannot be read again", e);
    }
  }
}
