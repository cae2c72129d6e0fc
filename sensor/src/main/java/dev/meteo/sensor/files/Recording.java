package dev.meteo.sensor.files;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a recording: a file, or a stream such as standard input, which is spooled to a
 * temporary file when it has to be read twice.
 */
public final class Recording implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final String name;
  private final InputStream standardInput;
  private @Nullable Path spool;
  private volatile @Nullable SeekableByteChannel channel;

  /**
   * Opens nothing yet.
   *
   * @param name of a file, or - for the stream
   */
  public Recording(String name, InputStream standardInput) {
    this.name = name;
    this.standardInput = standardInput;
  }

  /** What messages call it. */
  public String name() {
    return isStream() ? "standard input" : name;
  }

  /**
   * From the beginning; a stream only once unless it is spooled.
   *
   * @param encoding null to find it by looking
   * @throws UsageError when there is no such file, or it is no text
   */
  TextDecoder open(@Nullable Charset encoding) throws IOException {
    closeChannel();
    return FileContent.open(name(), bytes(), encoding);
  }

  /** Whether it can be read from the beginning again. */
  boolean isRereadable() {
    return spool != null || !isStream();
  }

  /** Makes it possible to open the recording twice. */
  public void spoolIfStream() throws IOException {
    if (isStream() && spool == null) {
      Path file = Files.createTempFile("meteo-replay-", ".csv");
      file.toFile().deleteOnExit();
      spool = file;
      try (InputStream in = stream()) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Whether it is a file of more bytes than these; false when that cannot be told. */
  public boolean isLargerThan(long bytes) {
    try {
      return !isStream() && Files.size(path()) > bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /** How much of the file has been read, 0 to 1; empty for a stream. Safe from any thread. */
  public OptionalDouble fraction() {
    SeekableByteChannel open = channel;
    try {
      if (open == null || !open.isOpen() || open.size() == 0) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Math.min(1, (double) open.position() / open.size()));
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private InputStream bytes() throws IOException {
    Path file = spool;
    if (file == null && isStream()) {
      return stream();
    }
    if (file == null && Files.isDirectory(path())) {
      throw new UsageError("--replay: " + name + " is a directory; replay a file that is in it");
    }
    try {
      SeekableByteChannel opened = Files.newByteChannel(file == null ? path() : file);
      channel = opened;
      return Channels.newInputStream(opened);
    } catch (NoSuchFileException e) {
      throw new UsageError("--replay: there is no file " + name);
    } catch (IOException e) {
      throw new UsageError("--replay: cannot read " + name + ": " + e.getMessage());
    }
  }

  private boolean isStream() {
    return name.equals(STANDARD_INPUT)
        || (Files.exists(path()) && !Files.isRegularFile(path()) && !Files.isDirectory(path()));
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageError(
          "--replay: "
              + VisibleText.quoted(name)
              + " cannot be the name of a file where characters are encoded as they are here; a"
              + " locale with UTF-8 helps, such as LC_ALL=C.UTF-8");
    }
  }

  private InputStream stream() throws IOException {
    return name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(path());
  }

  private void closeChannel() throws IOException {
    SeekableByteChannel open = channel;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeChannel();
    Path file = spool;
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
