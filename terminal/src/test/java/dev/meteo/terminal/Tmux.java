package dev.meteo.terminal;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A shell in a real terminal of tmux's, without anybody's settings. */
final class Tmux implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final String socket = "meteo-" + UUID.randomUUID();

  private Tmux() {}

  /** Whether it is installed; where everything must be, it is an error if not. */
  static boolean isThere() throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      System.err.println("tmux is not installed: tests on a real terminal are skipped");
      return false;
    }
  }

  /**
   * @param environment of the shell, in addition to this process'
   */
  static Tmux shell(int columns, int rows, Map<String, String> environment) throws Exception {
    Tmux tmux = new Tmux();
    List<String> command = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d"));
    command.addAll(List.of("-x", Integer.toString(columns), "-y", Integer.toString(rows)));
    environment.forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
    command.add("bash --norc --noprofile");
    tmux.run(command.toArray(String[]::new));
    return tmux;
  }

  /** Types a line. */
  void line(String text) throws Exception {
    run("send-keys", "-l", text);
    keys("Enter");
  }

  /** Presses keys, by tmux' names for them. */
  void keys(String... names) throws Exception {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(names));
    run(command.toArray(String[]::new));
  }

  void resize(int columns, int rows) throws Exception {
    run("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  /** What is on the screen. */
  String screen() throws Exception {
    return run("capture-pane", "-p");
  }

  /** Waits until the screen shows all of these. */
  void awaitText(String... texts) throws Exception {
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                String screen = screen();
                return List.of(texts).stream().allMatch(screen::contains);
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not shown: " + List.of(texts) + "\n" + screen(), e);
    }
  }

  /** Whether an application has the private screen, and whether the cursor is to be seen. */
  String modes() throws Exception {
    return run("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip();
  }

  /** Writes the terminal's settings to a file, by a command of the shell. */
  void settings(Path file) throws Exception {
    line("stty -a > " + file + ".new && mv " + file + ".new " + file);
    await().atMost(PATIENCE).until(() -> Files.exists(file));
  }

  @Override
  public void close() throws IOException {
    try {
      run("kill-server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + output);
    }
    return output;
  }
}
