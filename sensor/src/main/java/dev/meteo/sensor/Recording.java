package dev.meteo.sensor;

import dev.meteo.cli.UsageError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a recording: a file, or a stream such as standard input, which is spooled to a
 * temporary file when it has to be read twice.
 */
final class Recording implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final String name;
  private final InputStream standardInput;
  private @Nullable Path spool;
  private volatile @Nullable SeekableByteChannel channel;

  /** Opens nothing yet. */
  Recording(String name, InputStream standardInput) {
    this.name = name;
    this.standardInput = standardInput;
  }

  String name() {
    return isStream() ? "standard input" : name;
  }

  /** From the beginning; a stream only once unless it is spooled. */
  CsvLines open() throws IOException {
    closeChannel();
    return new CsvLines(new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8)));
  }

  /** Makes it possible to open the recording twice. */
  void spoolIfStream() throws IOException {
    if (isStream() && spool == null) {
      Path file = Files.createTempFile("meteo-replay-", ".csv");
      file.toFile().deleteOnExit();
      spool = file;
      try (InputStream in = stream()) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** How much of the file has been read, 0 to 1; empty for a stream. Safe from any thread. */
  OptionalDouble fraction() {
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
    try {
      SeekableByteChannel opened = Files.newByteChannel(file == null ? Path.of(name) : file);
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
        || (Files.exists(Path.of(name))
            && !Files.isRegularFile(Path.of(name))
            && !Files.isDirectory(Path.of(name)));
  }

  private InputStream stream() throws IOException {
    return name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(name));
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
