package dev.meteo.testbed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start or end the stack of a METEO_HOME. */
final class StackLock implements AutoCloseable {
  private final Path home;
  private final FileChannel channel;
  private final FileLock lock;

  private StackLock(Path home, FileChannel channel, FileLock lock) {
    this.home = home;
    this.channel = channel;
    this.lock = lock;
  }

  /** Blocks while another command holds it. */
  static StackLock take(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new StackLock(home, channel, channel.lock());
    } catch (IOException e) {
      throw new StackException("cannot write to " + home + ": " + e.getMessage(), e);
    }
  }

  Path stackDirectory() {
    return stackDirectory(home);
  }

  static Path stackDirectory(Path home) {
    return home.resolve("stack");
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new StackException("cannot release " + home.resolve("stack.lock"), e);
    }
  }
}
