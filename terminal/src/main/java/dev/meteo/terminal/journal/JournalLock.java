package dev.meteo.terminal.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps a second process away from a journal; the system frees it when this process dies. */
final class JournalLock implements AutoCloseable {
  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or null when somebody else has it. */
  static @Nullable JournalLock tryTake(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      // as good as held by another one
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new JournalLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
