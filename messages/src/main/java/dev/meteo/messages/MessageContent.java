package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message's body without its content encoding.
 *
 * @param body inflated if it was compressed by gzip, else as it came; not a copy
 * @param refusal why it cannot be read; null when it can
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MessageContent(byte[] body, @Nullable Refusal refusal) {
  /**
   * Takes the encoding away. At most {@link ReadingDecoder#MAX_BODY_BYTES} are inflated.
   *
   * @param encoding the content encoding that the message names; null when it names none
   */
  public static MessageContent of(@Nullable String encoding, byte[] body) {
    String plain = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case "", "identity", "utf-8", "utf8", "us-ascii" -> new MessageContent(body, null);
      case "gzip", "x-gzip" -> inflated(body);
      default ->
          new MessageContent(
              body,
              new Refusal(
                  Reason.BAD_ENCODING,
                  "the content encoding "
                      + VisibleText.quoted(plain)
                      + " is not read; send JSON as it is, or compressed by gzip"));
    };
  }

  private static MessageContent inflated(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] inflated = in.readNBytes(ReadingDecoder.MAX_BODY_BYTES + 1);
      return inflated.length <= ReadingDecoder.MAX_BODY_BYTES
          ? new MessageContent(inflated, null)
          : new MessageContent(
              body,
              new Refusal(
                  Reason.BODY_TOO_LARGE,
                  "a body has at most "
                      + ReadingDecoder.MAX_BODY_BYTES
                      + " bytes, and this one is larger when inflated"));
    } catch (IOException e) {
      return new MessageContent(
          body,
          new Refusal(
              Reason.BAD_ENCODING,
              "the content encoding is gzip, and the body is not, or damaged"));
    }
  }
}
