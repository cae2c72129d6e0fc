package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.view.CellGrid;
import dev.meteo.terminal.view.Command;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.DashboardView;
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

  /** Where keys come from. */
  @FunctionalInterface
  interface KeySource {
    /** Blocks until a key is pressed. */
    KeyStroke next() throws IOException, InterruptedException;
  }

  private final Terminal terminal;
  private final KeySource keys;
  private final TerminalScreen screen;
  private final Capabilities capabilities;
  private final Palette palette;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Runnable onQuit;
  private final AtomicReference<Dashboard> dashboard;
  private final AtomicReference<Controls> controls = new AtomicReference<>(Controls.initial());
  private final Semaphore changed = new Semaphore(0);
  private final AtomicBoolean repaint = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread restorer = new Thread(this::close, "restore-terminal");

  /**
   * Draws nothing yet.
   *
   * @param onQuit called when the user wants to end
   */
  DashboardScreen(
      Terminal terminal,
      KeySource keys,
      Capabilities capabilities,
      Dashboard initial,
      InstantSource clock,
      ZoneId zone,
      Runnable onQuit)
      throws IOException {
    this.terminal = terminal;
    this.keys = keys;
    this.screen = new TerminalScreen(terminal);
    this.capabilities = capabilities;
    this.palette = new Palette(capabilities.colours());
    this.dashboard = new AtomicReference<>(initial);
    this.clock = clock;
    this.zone = zone;
    this.onQuit = onQuit;
  }

  /** Whether this process has a text terminal to draw on. */
  public static boolean isPossible(Capabilities capabilities) {
    return !capabilities.dumb() && JLineTerminal.isPresent();
  }

  /** Takes this process' terminal and shows the first picture. Close it to give it back. */
  public static DashboardScreen open(
      Capabilities capabilities,
      Dashboard initial,
      InstantSource clock,
      ZoneId zone,
      Runnable onQuit)
      throws IOException {
    Terminal terminal = JLineTerminal.open(onQuit);
    DashboardScreen opened =
        new DashboardScreen(
            terminal, terminal::readInput, capabilities, initial, clock, zone, onQuit);
    opened.start();
    return opened;
  }

  /** Shows the first picture and begins to draw and to read keys. */
  void start() throws IOException {
    Runtime.getRuntime().addShutdownHook(restorer);
    screen.startScreen();
    screen.setCursorPosition(null);
    draw();
    startThread("draw", this::drawLoop);
    startThread("keys", this::keyLoop);
  }

  @Override
  public void accept(Happening happening) {
    dashboard.updateAndGet(before -> before.after(happening));
    changed.release();
  }

  /** Gives the terminal back as it was. Any number of times, from any thread. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    changed.release();
    forgetRestorer();
    synchronized (screen) {
      try {
        terminal.setCursorVisible(true);
        screen.stopScreen(false);
        terminal.flush();
        terminal.close();
      } catch (IOException e) {
        LOGGER.warn("the terminal could not be restored", e);
      }
    }
  }

  private void forgetRestorer() {
    try {
      Runtime.getRuntime().removeShutdownHook(restorer);
    } catch (IllegalStateException alreadyShuttingDown) {
      // it may be the restorer that runs this
    }
  }

  private void startThread(String name, Runnable loop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(this::failed);
    thread.start();
  }

  /** A defect in the picture ends the terminal in order; what is recorded stays recorded. */
  private void failed(Thread thread, Throwable failure) {
    close();
    LOGGER.error("the {} thread failed", thread.getName(), failure);
    System.err.println("meteo: the dashboard failed: " + failure);
    onQuit.run();
  }

  private void drawLoop() {
    try {
      while (!closed.get()) {
        changed.tryAcquire(TICK.toNanos(), TimeUnit.NANOSECONDS);
        changed.drainPermits();
        draw();
        Thread.sleep(SHORTEST_FRAME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOGGER.warn("the terminal is gone", e);
      onQuit.run();
    }
  }

  private void draw() throws IOException {
    synchronized (screen) {
      if (closed.get()) {
        return;
      }
      boolean resized = screen.doResizeIfNecessary() != null;
      boolean whole = repaint.getAndSet(false) || resized;
      TerminalSize size = screen.getTerminalSize();
      Scene scene =
          new Scene(
              dashboard.get(), controls.get(), clock.instant(), zone, capabilities.appearance());
      put(DashboardView.draw(scene, size.getColumns(), size.getRows()));
      screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    }
  }

  private void put(CellGrid grid) {
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        screen.setCharacter(x, y, palette.character(grid.at(x, y)));
      }
    }
  }

  private void keyLoop() {
    try {
      for (KeyStroke key = keys.next();
          key.getKeyType() != KeyType.EOF && !closed.get();
          key = keys.next()) {
        pressed(key);
      }
    } catch (IOException e) {
      LOGGER.info("no more keys", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pressed(KeyStroke key) {
    Command command = Keys.command(key).orElse(null);
    if (command == Command.QUIT) {
      onQuit.run();
    } else if (controls.get().help()) {
      apply(Command.HELP);
    } else if (command != null) {
      apply(command);
    }
  }

  private void apply(Command command) {
    repaint.compareAndSet(false, command == Command.REPAINT);
    controls.updateAndGet(before -> before.after(command, dashboard.get(), clock.instant()));
    changed.release();
  }
}
