package dev.meteo.sensor.intents;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that intents are written to now. Only whole, forced writes count: when one fails, what
 * it left behind is cut off and the file is not written to any more.
 */
final class Segment implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private long length;

  private Segment(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Creates the file; when it throws, there is none. */
  static Segment create(Path file, IntentLine.Head head) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE);
    try {
      Segment segment = new Segment(file, channel);
      segment.append(LineFormat.bytes(head), true);
      forceDirectory(file);
      return segment;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  Path file() {
    return file;
  }

  /** Bytes that count. */
  long length() {
    return length;
  }

  /**
   * Writes whole lines.
   *
   * @param forced whether they are safe on disk when it returns
   * @throws IOException when they do not count; the file has to be given up
   */
  void append(byte[] lines, boolean forced) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(lines);
      long position = length;
      while (buffer.hasRemaining()) {
        position += channel.write(buffer, position);
      }
      if (forced) {
        channel.force(false);
      }
      length = position;
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
  }

  private void cutOff(IOException failure) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      // What is left is whole lines that come again in the next file, or a torn one.
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A file's name is safe only when its directory is. */
  private static void forceDirectory(Path file) throws IOException {
    try (FileChannel names = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      names.force(true);
    }
  }
}
