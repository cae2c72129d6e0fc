package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a file say that it is: text in an encoding, or something else. */
final class FileContent {
  private static final int LOOKED_AT = 4096;
  private static final int ENOUGH = 8;

  private FileContent() {}

  /**
   * Opens the text, inflated if it was compressed by gzip.
   *
   * @param encoding null to find it by looking
   * @throws UsageError when it is no text, saying what it is and what to do
   */
  static TextDecoder open(String name, InputStream in, @Nullable Charset encoding)
      throws IOException {
    byte[] head = head(in);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
    if (begins(head, 0x1F, 0x8B)) {
      try {
        all = new DamagedGzip(new GZIPInputStream(all));
      } catch (IOException e) {
        throw new UsageError("--replay: " + name + " begins as a gzip file and is none");
      }
      head = inflatedHead(name, all);
      all = new SequenceInputStream(new ByteArrayInputStream(head), all);
      if (begins(head, 0x1F, 0x8B)) {
        throw new UsageError("--replay: " + name + " was compressed twice; gunzip it once");
      }
    }
    String other = FileKinds.other(head);
    if (other != null) {
      throw new UsageError("--replay: " + name + " is " + other);
    }
    Charset charset = encoding == null ? charset(head) : encoding;
    if (charset.equals(StandardCharsets.UTF_8) && encoding == null && isBinary(head)) {
      throw new UsageError(
          "--replay: " + name + " is no text, but binary data; export it as CSV and try again");
    }
    return new TextDecoder(all, charset);
  }

  private static Charset charset(byte[] head) {
    if (begins(head, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(head, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    int even = zeros(head, 0);
    int odd = zeros(head, 1);
    int pairs = head.length / 2;
    if (pairs > 1 && odd > pairs / 2 && even <= pairs / 8) {
      return StandardCharsets.UTF_16LE;
    }
    return pairs > 1 && even > pairs / 2 && odd <= pairs / 8
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static int zeros(byte[] head, int from) {
    int zeros = 0;
    for (int i = from; i < head.length; i += 2) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean isBinary(byte[] head) {
    int strange = 0;
    for (byte b : head) {
      boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n' && b != '\f';
      strange += control ? 1 : 0;
    }
    return strange > head.length / 20;
  }

  static boolean begins(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** What can be had without waiting for more than the first bytes: the file may be a live pipe. */
  private static byte[] head(InputStream in) throws IOException {
    byte[] head = new byte[LOOKED_AT];
    int length = 0;
    while (length < ENOUGH || (length < LOOKED_AT && in.available() > 0)) {
      int read = in.read(head, length, LOOKED_AT - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return Arrays.copyOf(head, length);
  }

  private static byte[] inflatedHead(String name, InputStream in) throws IOException {
    try {
      return head(in);
    } catch (DamagedFileException e) {
      throw new UsageError("--replay: " + name + " begins as a gzip file and is damaged at once");
    }
  }

  /** Ends where the compressed data is damaged or cut off, as if the file ended there. */
  private static final class DamagedGzip extends InputStream {
    private final InputStream in;

    DamagedGzip(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (java.io.EOFException | ZipException e) {
        throw new DamagedFileException();
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** The rest of the file cannot be read. */
  static final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException() {
      super("the compressed data is damaged or cut off here");
    }
  }
}
