package dev.meteo.sensor.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as characters. Where a file is not the UTF-8 that most are, its bytes are those of
 * Windows-1252, which has a character for nearly each.
 */
final class TextDecoder extends Reader {
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int BUFFER_BYTES = 8192;
  private static final char REPLACEMENT = '\uFFFD';

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean atEnd;
  private boolean foreign;

  TextDecoder(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The encoding of what was read so far. */
  Charset charset() {
    return foreign && charset.equals(StandardCharsets.UTF_8) ? WINDOWS : charset;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    int begin = out.position();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, atEnd);
      if (result.isError()) {
        if (!out.hasRemaining()) {
          return out.position() - begin;
        }
        replace(result.length(), out);
      } else if (result.isOverflow() || out.position() > begin) {
        // A pair of surrogates does not fit into one character: lines ask for many.
        return out.position() - begin;
      } else if (atEnd) {
        return -1;
      } else {
        fill();
      }
    }
  }

  private void replace(int length, CharBuffer out) {
    foreign = true;
    if (charset.equals(StandardCharsets.UTF_8)) {
      ByteBuffer one = ByteBuffer.wrap(new byte[] {bytes.get()});
      out.put(WINDOWS.decode(one));
      return;
    }
    bytes.position(Math.min(bytes.limit(), bytes.position() + Math.max(1, length)));
    out.put(REPLACEMENT);
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      atEnd = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
