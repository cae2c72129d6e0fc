package dev.meteo.historian;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Results on standard output, line by line, of any length. */
final class Output implements AutoCloseable {
  private final Writer writer;

  private Output(Writer writer) {
    this.writer = writer;
  }

  /** In UTF-8, whatever the locale. */
  static Output standard() {
    return new Output(
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)));
  }

  void line(String text) throws IOException {
    writer.write(text);
    writer.write('\n');
  }

  void raw(String text) throws IOException {
    writer.write(text);
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}
