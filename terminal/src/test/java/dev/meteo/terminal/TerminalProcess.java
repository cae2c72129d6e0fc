package dev.meteo.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A terminal as a process of its own, so that it can be killed. */
final class TerminalProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 40;

  private final Process process;
  private final Path out;
  private final Path err;

  private TerminalProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static TerminalProcess start(Path home, String amqp, String... args) throws IOException {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(TerminalMain.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("METEO_AMQP", amqp);
    builder.environment().put("METEO_HOME", home.toString());
    return new TerminalProcess(builder.start(), out, err);
  }

  /** Waits for its end and returns its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the terminal did not end");
    }
    return process.exitValue();
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(out);
  }

  String messages() throws IOException {
    return Files.readString(err);
  }

  /** Asks it to end, as SIGTERM does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
