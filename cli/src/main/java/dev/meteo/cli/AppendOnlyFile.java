package dev.meteo.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of lines, added to at its end. Only whole writes count: what a failed one left behind is
 * cut off, and then the file has to be given up, or closed and opened anew with the bytes that
 * count. Not safe for concurrent use.
 */
public final class AppendOnlyFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private long length;

  private AppendOnlyFile(Path path, FileChannel channel, long length) {
    this.path = path;
    this.channel = channel;
    this.length = length;
  }

  /**
   * Creates a file that begins with these lines, safe on disk.
   *
   * @throws IOException when there is none now, or it was there before
   */
  public static AppendOnlyFile create(Path path, byte[] lines) throws IOException {
    FileChannel channel = FileChannel.open(path, CREATE_NEW, WRITE);
    try {
      AppendOnlyFile file = new AppendOnlyFile(path, channel, 0);
      file.append(lines, true);
      forceDirectory(path);
      return file;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * Opens a file, creating it when it is not there, and cuts off a torn last line.
   *
   * @param atMost bytes that count, for a file that a write failed on
   */
  public static AppendOnlyFile open(Path path, long atMost) throws IOException {
    FileChannel channel = FileChannel.open(path, CREATE, READ, WRITE);
    try {
      long length = Math.min(atMost, lengthOfWholeLines(channel));
      channel.truncate(length);
      forceDirectory(path);
      return new AppendOnlyFile(path, channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Cuts off a torn last line, so that what is read is what will stay. */
  public static void cutTornLine(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ, WRITE)) {
      channel.truncate(lengthOfWholeLines(channel));
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Bytes that count, also after it was closed. */
  public long length() {
    return length;
  }

  /**
   * Writes whole lines.
   *
   * @param forced whether they are safe on disk when it returns
   * @throws IOException when they do not count
   */
  public void append(byte[] lines, boolean forced) throws IOException {
    try {
      long end = write(lines);
      if (forced) {
        channel.force(false);
      }
      length = end;
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
  }

  private long write(byte[] lines) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    long position = length;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
    return position;
  }

  /** So that whoever reads meanwhile, or after an end, finds only what counts. */
  private void cutOff(IOException failure) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static long lengthOfWholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long length = channel.size();
    while (length > 0) {
      one.clear();
      channel.read(one, length - 1);
      if (one.get(0) == '\n') {
        return length;
      }
      length--;
    }
    return 0;
  }

  /** A new file's name is safe only when its directory is. */
  private static void forceDirectory(Path path) throws IOException {
    try (FileChannel names = FileChannel.open(path.toAbsolutePath().getParent(), READ)) {
      names.force(true);
    }
  }
}
