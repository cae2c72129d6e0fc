package dev.meteo.sensor.intents;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps a second process away from an outbox; the system frees it when this process dies. */
final class IntentsLock implements AutoCloseable {
  private static final String NAME = "lock";

  private final FileChannel channel;

  private IntentsLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the outbox and leaves this process' id in the file, for whoever finds it taken.
   *
   * @throws IntentsBusyException when another process has it
   */
  static IntentsLock take(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new IntentsBusyException(directory, owner(file));
      }
      channel.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
      return new IntentsLock(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String owner(Path file) throws IOException {
    String pid = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    return pid.matches("[0-9]+") ? "process " + pid : "another process";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
