package dev.meteo.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A role as the process that a user would start; what it prints goes to files. Everything that
 * waits has a deadline and says what the process printed when that passes.
 */
final class RoleProcess implements AutoCloseable {
  /** After SIGTERM. A machine of one's own sees it in less than five seconds; others wait. */
  static final Duration ORDERLY_END = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;

  private RoleProcess(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a command.
   *
   * @param name names the files that its output goes to
   * @param environment added to this process' own
   */
  static RoleProcess start(
      String name, List<String> command, Map<String, String> environment, Path directory)
      throws IOException {
    Path out = directory.resolve(name + ".out");
    Path err = directory.resolve(name + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new RoleProcess(name, builder.start(), out, err);
  }

  long pid() {
    return process.pid();
  }

  /** The process below this one whose program has this name. */
  ProcessHandle descendant(String program) {
    return process
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("/" + program))
        .findFirst()
        .orElseThrow(() -> new AssertionError(describe("has no " + program)));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void checkAlive() {
    if (!isAlive()) {
      throw new AssertionError(describe("ended too early"));
    }
  }

  /** The whole lines of standard output so far. */
  List<String> outLines() {
    String text = read(out);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** What was printed to standard error so far. */
  String errors() {
    return read(err);
  }

  /** Waits until standard error matches, and returns the match. */
  MatchResult awaitError(String regex) {
    return awaitError(regex, LONGEST_START);
  }

  MatchResult awaitError(String regex, Duration atMost) {
    Pattern pattern = Pattern.compile(regex);
    try {
      return await(name + " prints " + regex)
          .atMost(atMost)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .until(() -> find(pattern), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(describe("did not print " + regex), e);
    }
  }

  /** What standard error matches of a process that has ended. */
  MatchResult lastWords(String regex) {
    return Pattern.compile(regex)
        .matcher(errors())
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(describe("ended without printing " + regex)));
  }

  private Optional<MatchResult> find(Pattern pattern) {
    Optional<MatchResult> found = pattern.matcher(errors()).results().findFirst();
    if (found.isEmpty() && !isAlive()) {
      throw new AssertionError(describe("ended without printing " + pattern));
    }
    return found;
  }

  /** Asks the process to end, as Ctrl-C ({@code INT}) and service managers ({@code TERM}) do. */
  void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError(describe("cannot be sent " + signal));
    }
  }

  /** Ends the process, and those below it, without any chance to tidy up. */
  void kill9() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /**
   * Waits for the process' own end.
   *
   * @return its exit code
   */
  int awaitExit(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new AssertionError(describe("still runs after " + atMost));
    }
    return process.exitValue();
  }

  /** SIGTERM, and the exit code. */
  int end() throws IOException, InterruptedException {
    signal("TERM");
    return awaitExit(ORDERLY_END);
  }

  /** Leaves no process behind, whatever happened. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** What happened, with what the process printed. */
  String describe(String what) {
    return name + " (process " + pid() + ") " + what + "; it printed:\n" + errors();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
