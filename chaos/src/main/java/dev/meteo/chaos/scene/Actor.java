package dev.meteo.chaos.scene;

import dev.meteo.cli.UserError;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.RoleLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A role of the scene, over all its lives: killed and started again it is the same actor. What it
 * prints is kept, and written to files. One thread starts and ends it; its lines can be read by
 * any.
 */
public final class Actor {
  /** A role that was asked to end has 5 s; a busy machine gets some more. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

  /**
   * What it printed on standard output.
   *
   * @param atNanos by {@link System#nanoTime()}
   */
  public record Line(long atNanos, Instant at, String text) {}

  /**
   * One process of it.
   *
   * @param errors what it printed on standard error
   */
  public record Life(ChildProcess process, List<String> errors) {}

  private final String name;
  private final Kind kind;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final RoleLauncher launcher;
  private final Path directory;
  private final List<Life> lives = new CopyOnWriteArrayList<>();
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private boolean frozen;
  private boolean expectedUp;

  Actor(
      String name,
      Kind kind,
      List<String> arguments,
      Map<String, String> environment,
      RoleLauncher launcher,
      Path directory) {
    this.name = name;
    this.kind = kind;
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
    this.launcher = launcher;
    this.directory = directory;
  }

  /** Unique in the scene. */
  public String name() {
    return name;
  }

  /** What it does. */
  public Kind kind() {
    return kind;
  }

  /** Starts it, unless it lives. */
  public void start() throws IOException {
    start(List.of(), "");
  }

  /**
   * Starts it, unless it lives.
   *
   * @param further arguments of this life only
   * @param javaOptions of this life only, added to those of all
   */
  public void start(List<String> further, String javaOptions) throws IOException {
    expect(true);
    if (isAlive()) {
      return;
    }
    frozen = false;
    List<String> all = new ArrayList<>(arguments);
    all.addAll(further);
    Map<String, String> variables = new HashMap<>(environment);
    if (!javaOptions.isEmpty()) {
      variables.merge("METEO_JAVA_OPTS", javaOptions, (a, b) -> a + " " + b);
    }
    List<String> errors = new CopyOnWriteArrayList<>();
    ChildProcess.Listeners listeners =
        new ChildProcess.Listeners(this::printed, line -> complained(errors, line));
    note("started");
    lives.add(new Life(launcher.start(name, all, variables, listeners), errors));
  }

  /** Ends it at once. */
  public void kill() throws InterruptedException {
    expect(false);
    Life life = last();
    if (life != null) {
      life.process().kill();
      note("killed");
    }
  }

  /** Takes the processor from it. */
  public void freeze() throws IOException, InterruptedException {
    if (isAlive()) {
      current().process().freeze();
      frozen = true;
      note("frozen");
    }
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    if (isAlive() && frozen) {
      current().process().thaw();
      note("thawed");
    }
    frozen = false;
  }

  /**
   * Asks it to end and waits for that.
   *
   * @return whether it ended in time and without failure; false is remembered as a complaint
   */
  public boolean stop() throws InterruptedException {
    expect(false);
    if (!isAlive()) {
      return true;
    }
    ChildProcess process = current().process();
    process.askToEnd();
    note("asked to end");
    // A sensor that could not have all confirmed fails: what is left is on its disk.
    return awaitEnd(ENDS_WITHIN, kind == Kind.SENSOR);
  }

  /** Waits for its end; see {@link #stop}. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return awaitEnd(atMost, false);
  }

  private boolean awaitEnd(Duration atMost, boolean failureAllowed) throws InterruptedException {
    expectedUp = false;
    try {
      if (current().process().awaitEnd(atMost)) {
        return true;
      }
      complaints.add(name + " has not ended within " + atMost.toSeconds() + " s");
      sayWhy();
    } catch (UserError e) {
      if (failureAllowed || current().process().hasEndedBeforeItBegan()) {
        return true;
      }
      complaints.add(String.valueOf(e.getMessage()));
    }
    return false;
  }

  /** A terminal's output is evidence, and must not be mixed with a thread dump. */
  private void sayWhy() throws InterruptedException {
    if (kind == Kind.TERMINAL) {
      return;
    }
    try {
      current().process().dumpThreads();
    } catch (IOException | UserError e) {
      note("ended after all");
    }
  }

  /** Whether it lives, frozen or not. */
  public boolean isAlive() {
    Life life = last();
    return life != null && life.process().isAlive();
  }

  /** Whether it has to live from now on; that it ended by itself before must not be hidden. */
  private void expect(boolean up) {
    var unused = hasDiedByItself();
    expectedUp = up;
  }

  /** Whether it ended though nobody ended it; says so once, as a complaint. */
  public boolean hasDiedByItself() {
    if (!expectedUp || isAlive()) {
      return false;
    }
    expectedUp = false;
    complaints.add(
        name + " ended by itself: " + String.join(" / ", current().process().lastLines()));
    return true;
  }

  /** Its end is nobody's fault from now on. */
  public void mayEnd() {
    expectedUp = false;
  }

  /** What went wrong with its ends. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Its processes, in order. */
  public List<Life> lives() {
    return List.copyOf(lives);
  }

  /** What it printed on standard output in all its lives. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Whether its present life has said this on standard error. */
  public Optional<String> said(String pattern) {
    Life life = last();
    if (life == null) {
      return Optional.empty();
    }
    return life.errors().stream().filter(line -> line.matches(".*" + pattern + ".*")).findFirst();
  }

  private @Nullable Life last() {
    return lives.isEmpty() ? null : lives.getLast();
  }

  private Life current() {
    return lives.getLast();
  }

  private void printed(String line) {
    lines.add(new Line(System.nanoTime(), Instant.now(), line));
    append("out", line);
  }

  private void complained(List<String> errors, String line) {
    errors.add(line);
    append("err", Instant.now() + " " + line);
  }

  private void note(String what) {
    append("err", Instant.now() + " -- " + what);
  }

  private void append(String suffix, String line) {
    try {
      Files.writeString(
          directory.resolve(name + "." + suffix),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
