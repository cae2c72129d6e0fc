package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.Terminal;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.view.Command;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.DashboardView;
import dev.meteo.terminal.view.Lists;
import dev.meteo.terminal.view.Scene;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dashboard on a text terminal's private screen. Draws when something happened or a key was
 * pressed, else once a second; what it hears may come from any thread.
 */
public final class DashboardScreen implements Consumer<Happening>, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(DashboardScreen.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** While a history pours in, the eye needs no more frames than this. */
  private static final Duration SHORTEST_FRAME = Duration.ofMillis(50);

  /** How long the footer says what was chosen; by this machine's clock, also in a replay. */
  private static final Duration SAID = Duration.ofSeconds(4);

  /** Where keys come from. */
  @FunctionalInterface
  interface KeySource {
    /** Blocks until a key is pressed. */
    KeyStroke next() throws IOException, InterruptedException;
  }

  /**
   * How a screen begins.
   *
   * @param zone in which times are shown
   */
  public record Setup(
      Capabilities capabilities,
      Controls controls,
      Dashboard dashboard,
      InstantSource clock,
      ZoneId zone) {}

  private final Setup setup;
  private final KeySource keys;
  private final TerminalGuard guard;
  private final UserRequests requests;
  private final AtomicReference<Dashboard> dashboard;
  private final AtomicReference<Controls> controls;
  private final Semaphore changed = new Semaphore(0);
  private final AtomicBoolean repaint = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile long rung;
  private volatile long chosenNanos;

  /** Draws nothing yet. */
  DashboardScreen(Terminal terminal, KeySource keys, Setup setup, UserRequests requests)
      throws IOException {
    this.setup = setup;
    this.keys = keys;
    this.requests = requests;
    this.guard = new TerminalGuard(terminal, setup.capabilities(), this::failed);
    this.dashboard = new AtomicReference<>(setup.dashboard());
    this.controls = new AtomicReference<>(setup.controls());
  }

  /** Whether this process has a text terminal to draw on. */
  public static boolean isPossible(Capabilities capabilities) {
    return !capabilities.dumb() && JLineTerminal.isPresent();
  }

  /** Takes this process' terminal and shows the first picture. Close it to give it back. */
  public static DashboardScreen open(Setup setup, UserRequests requests) throws IOException {
    JLineTerminal terminal = JLineTerminal.open(new InterruptKey(requests::quit));
    DashboardScreen opened = new DashboardScreen(terminal, terminal::readInput, setup, requests);
    terminal.onStop(() -> opened.guard.suspend(terminal));
    terminal.onContinue(opened::repaint);
    opened.start();
    return opened;
  }

  /** Shows the first picture and begins to draw and to read keys. */
  void start() throws IOException {
    guard.take();
    draw();
    startThread("draw", this::drawLoop);
    startThread("keys", this::keyLoop);
  }

  @Override
  public void accept(Happening happening) {
    dashboard.updateAndGet(before -> before.after(happening));
    changed.release();
  }

  /**
   * Returns when the screen has not ended against everybody's will.
   *
   * @throws IllegalStateException with the cause when it has
   */
  public void requireUnbroken() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("the dashboard failed: " + cause, cause);
    }
  }

  /** Gives the terminal back as it was. Any number of times, from any thread. */
  @Override
  public void close() {
    guard.close();
    changed.release();
  }

  private void startThread(String name, Runnable loop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A defect ends the terminal in order; what is recorded stays recorded. */
  private void failed(Throwable cause) {
    failure.compareAndSet(null, cause);
    requests.quit();
  }

  private void drawLoop() {
    try {
      while (!guard.isClosed()) {
        changed.tryAcquire(TICK.toNanos(), TimeUnit.NANOSECONDS);
        changed.drainPermits();
        draw();
        Thread.sleep(SHORTEST_FRAME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOGGER.warn("the terminal is gone", e);
      requests.quit();
    }
  }

  private void draw() throws IOException {
    if (System.nanoTime() - chosenNanos > SAID.toNanos()) {
      controls.updateAndGet(Controls::withNothingSaid);
    }
    Scene scene = scene();
    guard.draw(
        size -> DashboardView.draw(scene, size.getColumns(), size.getRows()),
        scene.controls().theme(),
        repaint.getAndSet(false));
    long crossings = scene.dashboard().alerts().crossings();
    if (crossings > rung && scene.controls().bell()) {
      guard.ring();
    }
    rung = crossings;
  }

  private Scene scene() {
    return new Scene(
        dashboard.get(),
        controls.get(),
        setup.clock().instant(),
        setup.zone(),
        setup.capabilities().appearance());
  }

  private void keyLoop() {
    try {
      for (KeyStroke key = keys.next();
          key.getKeyType() != KeyType.EOF && !guard.isClosed() && !pressed(key);
          key = keys.next()) {
        // What follows the key that quits is for whoever has the terminal next.
      }
    } catch (IOException e) {
      LOGGER.info("no more keys", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether it was the last key. */
  private boolean pressed(KeyStroke key) {
    Command command = Keys.command(key).orElse(null);
    if (controls.get().lists().typing() && !key.isCtrlDown() && isTyped(key)) {
      changed.release();
    } else if (command == Command.QUIT && (key.isCtrlDown() || !isHelpInSight())) {
      requests.quit();
      return true;
    } else if (controls.get().help()) {
      apply(command == Command.UP || command == Command.DOWN ? command : Command.HELP);
    } else if (command != null && isPossible(command)) {
      apply(command);
    }
    return false;
  }

  private boolean isPossible(Command command) {
    TerminalSize size = guard.size();
    return DashboardView.takes(command, controls.get(), size.getColumns(), size.getRows());
  }

  private boolean isHelpInSight() {
    TerminalSize size = guard.size();
    return DashboardView.showsHelp(controls.get(), size.getColumns(), size.getRows());
  }

  /** Takes a key into the filter, if it is one for it. */
  private boolean isTyped(KeyStroke key) {
    UnaryOperator<Lists> edit =
        switch (key.getKeyType()) {
          case Character -> lists -> lists.typed(key.getCharacter());
          case Backspace -> Lists::erased;
          case Enter -> Lists::typingEnded;
          default -> null;
        };
    if (edit != null) {
      controls.updateAndGet(before -> before.withLists(edit.apply(before.lists())));
    }
    return edit != null;
  }

  private void apply(Command command) {
    TerminalSize size = guard.size();
    Scene scene = scene();
    chosenNanos = System.nanoTime();
    int columns = DashboardView.plotColumns(scene.controls(), size.getColumns(), size.getRows());
    switch (command) {
      case REPAINT -> repaint.set(true);
      case EXPORT -> requests.export(scene, size.getColumns(), size.getRows());
      case PICTURE -> requests.picture(scene, size.getColumns(), size.getRows());
      default -> {
        Controls next =
            controls.updateAndGet(
                before -> before.after(command, scene.dashboard(), scene.now(), columns));
        requests.hold(next.frozen() != null);
      }
    }
    changed.release();
  }

  private void repaint() {
    repaint.set(true);
    changed.release();
  }
}
