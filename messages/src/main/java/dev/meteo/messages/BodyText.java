package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a body, and the way back from a character to its byte. Decoding here and
 * strictly leaves no encoding for the parser to guess.
 */
final class BodyText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] chars;
  private final int length;
  private final boolean ascii;
  private int knownChar;
  private int knownByte;

  private BodyText(CharBuffer text, int bytes) {
    chars = text.array();
    length = text.position();
    ascii = length == bytes;
  }

  /**
   * @throws UnreadableException when the body is too large or not UTF-8
   */
  static BodyText of(byte[] body) throws UnreadableException {
    if (body.length > ReadingDecoder.MAX_BODY_BYTES) {
      throw new UnreadableException(
          Reason.BODY_TOO_LARGE,
          "a body has at most " + ReadingDecoder.MAX_BODY_BYTES + " bytes, not " + body.length);
    }
    ByteBuffer bytes = ByteBuffer.wrap(body);
    CharBuffer text = CharBuffer.allocate(body.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      throw new UnreadableException(Reason.BAD_UTF8, badByte(body, bytes.position()));
    }
    if (text.position() > 0 && text.get(0) == BYTE_ORDER_MARK) {
      throw new UnreadableException(
          Reason.MALFORMED_JSON, "the body begins with a byte order mark");
    }
    return new BodyText(text, body.length);
  }

  /** The characters; only the first {@link #length()} count. */
  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  /**
   * The index of the byte that a character begins at. Costs nothing in ASCII; elsewhere rising
   * indices cost one pass through the text in all.
   */
  int byteOffset(int charOffset) {
    if (ascii) {
      return charOffset;
    }
    if (charOffset < knownChar) {
      knownChar = 0;
      knownByte = 0;
    }
    for (; knownChar < charOffset; knownChar++) {
      knownByte += utf8Length(chars[knownChar]);
    }
    return knownByte;
  }

  /** The first character from here on that is no white space, or the text's end. */
  int skipWhiteSpace(int charOffset) {
    int i = charOffset;
    while (i < length && " \t\r\n".indexOf(chars[i]) >= 0) {
      i++;
    }
    return i;
  }

  /** A pair of surrogates is one character of four bytes. */
  private static int utf8Length(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private static String badByte(byte[] body, int at) {
    return String.format("the byte 0x%02X at byte %d is not UTF-8", body[at] & 0xFF, at)
        + hint(body);
  }

  private static String hint(byte[] body) {
    if (body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B) {
      return "; the body is compressed by gzip, which the content encoding gzip must say";
    }
    boolean utf16 =
        body.length > 1 && (body[0] & 0xFF) + (body[1] & 0xFF) == 0xFF + 0xFE && body[0] != body[1];
    return utf16 ? "; the body is UTF-16, send it as UTF-8" : "";
  }

  /** A body that is refused before it is parsed. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private UnreadableException(Reason reason, String detail) {
      super(detail, null, false, false);
      refusal = new Refusal(reason, detail);
    }

    Refusal refusal() {
      return refusal;
    }
  }
}
