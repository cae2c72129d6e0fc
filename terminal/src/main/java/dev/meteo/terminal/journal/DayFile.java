package dev.meteo.terminal.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The file of one day, written at its end. Only whole, forced writes count: whatever a failed one
 * left behind is cut off before the next.
 */
final class DayFile implements AutoCloseable {
  private final LocalDate date;
  private final FileChannel channel;
  private long safeLength;

  private DayFile(LocalDate date, FileChannel channel, long safeLength) {
    this.date = date;
    this.channel = channel;
    this.safeLength = safeLength;
  }

  /**
   * Opens the file, creating it when it is not there, and cuts off a torn last line.
   *
   * @param atMost bytes that count, for a file that a write failed on
   */
  static DayFile open(Path directory, LocalDate date, long atMost) throws IOException {
    Path file = directory.resolve(nameOf(date));
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    try {
      long length = Math.min(atMost, lengthOfWholeLines(channel));
      channel.truncate(length);
      forceDirectory(directory);
      return new DayFile(date, channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Cuts off a torn last line, so that what is read is what will stay. */
  static void cutTornLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      long length = lengthOfWholeLines(channel);
      if (length < channel.size()) {
        channel.truncate(length);
      }
    }
  }

  static String nameOf(LocalDate date) {
    return date + Journal.SUFFIX;
  }

  LocalDate date() {
    return date;
  }

  /** How many bytes are safe on disk. */
  long safeLength() {
    return safeLength;
  }

  /** Writes and forces to disk; when it throws, nothing of {@code lines} counts. */
  void append(byte[] lines) throws IOException {
    channel.truncate(safeLength);
    try {
      long position = write(lines);
      channel.force(false);
      safeLength = position;
    } catch (IOException e) {
      cutAgain(e);
      throw e;
    }
  }

  private long write(byte[] lines) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    long position = safeLength;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
    return position;
  }

  /** So that whoever reads meanwhile, or after an end, finds only what was recorded. */
  private void cutAgain(IOException failure) {
    try {
      channel.truncate(safeLength);
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
  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel names = FileChannel.open(directory, READ)) {
      names.force(true);
    }
  }
}
