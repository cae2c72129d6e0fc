package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A role as a real process: its end by signals, its exit code, its log. */
@Timeout(60)
class CommandProcessIT {
  @TempDir private Path home;

  @Test
  void sigterm_letsTheRoleFinishAndExitWith0() throws Exception {
    assertEndsInOrder("TERM");
  }

  @Test
  void ctrlC_letsTheRoleFinishAndExitWith0() throws Exception {
    assertEndsInOrder("INT");
  }

  @Test
  void roleThatDoesNotEnd_isEndedAndSaysSo() throws Exception {
    Process child = start("hang");
    awaitStart(child);

    signal(child, "TERM");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(errorOf(child)).contains("not finished within");
  }

  @Test
  void roleThatDoesNotEnd_endsWhatWouldOutliveIt() throws Exception {
    Process child = start("leave");
    awaitLine(child, "started");
    awaitLine(child, "left");
    long left = Long.parseLong(Files.readString(home.resolve("finished")));

    signal(child, "TERM");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessHandle.of(left).map(ProcessHandle::onExit).stream().toList())
        .as("the process that it left")
        .allSatisfy(exit -> assertThat(exit).succeedsWithin(Duration.ofSeconds(60)));
  }

  @Test
  void emptyLog_isRemoved() throws Exception {
    Process child = start("nothing");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    assertThat(errorOf(child)).isEmpty();
    assertThat(logs()).isEmpty();
  }

  @Test
  void log_isKeptWhenSomethingWasLogged() throws Exception {
    Process child = start("log");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(errorOf(child)).as("standard error").isEmpty();
    assertThat(logs()).hasSize(1);
    assertThat(logs().getFirst()).hasFileName("child-" + child.pid() + ".log");
    assertThat(logs().getFirst()).content().contains("something happened");
  }

  @Test
  void logThatCannotBeWritten_isSaidAndNothingElseIs() throws Exception {
    Process child =
        start(
            List.of("sh", "-c", "mkdir -p $METEO_HOME/log/child-$$.log && exec \"$@\"", "-"),
            "log");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    assertThat(errorOf(child))
        .isEqualTo("meteo: no log is kept: cannot write to " + home.resolve("log") + "\n");
  }

  @Test
  void failure_isOneLineAndItsStackTraceIsInTheLog() throws Exception {
    Process child = start("fail");

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(ExitCode.FAILED);
    assertThat(errorOf(child)).isEqualTo("meteo: the cable is loose\n");
    assertThat(logs().getFirst()).content().contains("IllegalStateException: deep");
  }

  private void assertEndsInOrder(String signal) throws Exception {
    Process child = start("finish");
    awaitStart(child);

    signal(child, signal);

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isZero();
    assertThat(home.resolve("finished")).hasContent("finished");
  }

  private Process start(String task) throws IOException {
    return start(List.of(), task);
  }

  private Process start(List<String> through, String task) throws IOException {
    List<String> command = new ArrayList<>(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ChildMain.class.getName()));
    command.addAll(List.of(task, home.resolve("finished").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("METEO_HOME", home.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL_OPTIONS"));
    builder.redirectError(home.resolve("err").toFile());
    return builder.start();
  }

  private static void awaitStart(Process child) throws IOException {
    awaitLine(child, "started");
  }

  private static void awaitLine(Process child, String line) throws IOException {
    BufferedReader out = child.inputReader();
    assertThat(out.readLine()).isEqualTo(line);
  }

  private static void signal(Process child, String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(child.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private String errorOf(Process child) throws IOException {
    assertThat(child.isAlive()).isFalse();
    return Files.readString(home.resolve("err"));
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      return files.toList();
    }
  }
}
