package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What can be said of a body before it is parsed: its size and its encoding. */
final class BodyBytes {
  private BodyBytes() {}

  /** Why the bytes cannot be JSON in UTF-8 of an allowed size, or null when they may be. */
  static @Nullable Refusal check(byte[] body) {
    if (body.length > ReadingDecoder.MAX_BODY_BYTES) {
      return new Refusal(
          Reason.BODY_TOO_LARGE,
          "a body has at most " + ReadingDecoder.MAX_BODY_BYTES + " bytes, not " + body.length);
    }
    int firstOdd = firstOddByte(body);
    if (firstOdd == body.length) {
      return null;
    }
    // A zero byte would make the parser guess UTF-16 or UTF-32; JSON text never holds one.
    if (!isUtf8(body)) {
      return new Refusal(Reason.BAD_UTF8, "the bytes from " + firstOdd + " on are not UTF-8");
    }
    if (body[firstOdd] == 0) {
      return new Refusal(Reason.MALFORMED_JSON, "a zero byte at byte " + firstOdd);
    }
    if (firstOdd == 0 && (body[0] & 0xFF) == 0xEF) {
      return new Refusal(Reason.MALFORMED_JSON, "the body begins with a byte order mark");
    }
    return null;
  }

  /** The index of the first zero or non-ASCII byte; the length when there is none. */
  private static int firstOddByte(byte[] body) {
    int i = 0;
    while (i < body.length && body[i] > 0) {
      i++;
    }
    return i;
  }

  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
