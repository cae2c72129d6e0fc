package dev.meteo.testbed.demo;

import dev.meteo.cli.Termination;
import dev.meteo.messages.VisibleText;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.run.Role;
import dev.meteo.testbed.run.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run: starts the stack and the roles, watches over them, and ends them. */
final class Demonstration {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Both ends together fit into the time that a command has after a signal. */
  private static final Duration TERMINAL_PATIENCE = Duration.ofSeconds(1);

  private static final Duration ROLE_PATIENCE = Duration.ofSeconds(1);
  private static final int LAST_LINES = 5;
  private static final int LINE_LENGTH = 400;

  private final DemoOptions options;
  private final Variant names;
  private final DemoHome home;
  private final RoleLauncher launcher;
  private final Termination termination;
  private final Consumer<String> progress;
  private final List<RunningRole> background = new ArrayList<>();

  Demonstration(
      DemoOptions options,
      DemoHome home,
      RoleLauncher launcher,
      Termination termination,
      Consumer<String> progress) {
    this.options = options;
    this.names = options.names();
    this.home = home;
    this.launcher = launcher;
    this.termination = termination;
    this.progress = progress;
  }

  /**
   * Blocks until the terminal ends or the command is asked to end.
   *
   * @throws DemoException when a role ended by itself
   */
  void run() throws InterruptedException {
    try (Stack stack = startStack()) {
      try {
        show(stack);
      } finally {
        RunningRole.end(background, ROLE_PATIENCE);
      }
    } finally {
      RunningRole.end(background, ROLE_PATIENCE);
    }
  }

  private void show(Stack stack) throws InterruptedException {
    if (!termination.isRequested()) {
      progress.accept(options.ready() + "the first window closes in a moment (q ends)");
      watch(launcher.inForeground(options.terminal(names), stack.environment()));
    }
  }

  private Stack startStack() {
    return Stack.start(home.stack(), options.stack(), progress, this::startRoles);
  }

  private void startRoles(Stack stack) {
    try {
      RunningRole.end(background, ROLE_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
    background.clear();
    progress.accept("Redis answers; starting " + options.summary());
    for (Role role : options.roles(names)) {
      background.add(launcher.inBackground(role, stack.environment()));
    }
  }

  private void watch(RunningRole terminal) throws InterruptedException {
    try {
      while (terminal.isRunning() && !termination.await(LOOK_EVERY)) {
        requireAll();
      }
    } finally {
      RunningRole.end(List.of(terminal), TERMINAL_PATIENCE);
    }
    int exitCode = terminal.process().exitValue();
    if (exitCode != 0 && !termination.isRequested()) {
      throw new DemoException("the terminal ended with exit code " + exitCode);
    }
  }

  /** Whoever kills a role wants to see what the others make of it. */
  private void requireAll() {
    for (RunningRole role : background) {
      if (!role.isRunning() && !role.wasKilled() && !termination.isRequested()) {
        throw new DemoException(
            "%s ended with exit code %d; its last words: %s"
                .formatted(role.role().name(), role.process().exitValue(), lastWords(role.role())));
      }
    }
  }

  private String lastWords(Role role) {
    try {
      List<String> lines = Files.readAllLines(home.log(role), StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return VisibleText.of(String.join(" | ", last), LINE_LENGTH);
    } catch (IOException e) {
      return "(its log cannot be read)";
    }
  }
}
