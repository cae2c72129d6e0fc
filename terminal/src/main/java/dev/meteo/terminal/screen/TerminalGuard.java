package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import dev.meteo.terminal.view.CellGrid;
import dev.meteo.terminal.view.Theme;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a terminal and gives it back as it was, however the process ends or pauses. Safe for
 * concurrent use.
 */
final class TerminalGuard implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(TerminalGuard.class);

  private final Terminal terminal;
  private final TerminalScreen screen;
  private final Capabilities capabilities;
  private final Consumer<Throwable> onFailure;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread restorer = new Thread(this::close, "restore-terminal");
  private Palette palette;
  private Thread.@Nullable UncaughtExceptionHandler before;

  /**
   * @param onFailure hears of an exception that nobody caught, once the terminal is given back
   */
  TerminalGuard(Terminal terminal, Capabilities capabilities, Consumer<Throwable> onFailure)
      throws IOException {
    this.terminal = terminal;
    this.screen = new ShiftingScreen(terminal);
    this.capabilities = capabilities;
    this.palette = new Palette(capabilities.colours(), Theme.DEFAULT);
    this.onFailure = onFailure;
  }

  /** Opens the private screen. */
  void take() throws IOException {
    Runtime.getRuntime().addShutdownHook(restorer);
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    screen.startScreen();
    screen.setCursorPosition(null);
  }

  boolean isClosed() {
    return closed.get();
  }

  /** The size as of the last picture. */
  TerminalSize size() {
    synchronized (screen) {
      return screen.getTerminalSize();
    }
  }

  /** Draws a picture of the terminal's size, in one write. */
  void draw(Function<TerminalSize, CellGrid> picture, Theme theme, boolean repaint)
      throws IOException {
    synchronized (screen) {
      if (closed.get()) {
        return;
      }
      boolean whole = screen.doResizeIfNecessary() != null || repaint;
      put(picture.apply(screen.getTerminalSize()), palette(theme));
      screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    }
  }

  private Palette palette(Theme theme) {
    if (palette.theme() != theme) {
      palette = new Palette(capabilities.colours(), theme);
    }
    return palette;
  }

  private void put(CellGrid grid, Palette palette) {
    for (int y = 0; y < grid.height(); y++) {
      for (int x = 0; x < grid.width(); x++) {
        screen.setCharacter(x, y, palette.character(grid.at(x, y)));
      }
    }
  }

  void ring() throws IOException {
    synchronized (screen) {
      if (!closed.get()) {
        terminal.bell();
        terminal.flush();
      }
    }
  }

  /** Gives the terminal back, stops this process as Ctrl-Z does, and takes it again afterwards. */
  void suspend(JLineTerminal stoppable) {
    synchronized (screen) {
      if (closed.get()) {
        return;
      }
      try {
        terminal.setCursorVisible(true);
        terminal.exitPrivateMode();
        terminal.flush();
        stoppable.stopUntilContinued();
        terminal.enterPrivateMode();
        terminal.setCursorVisible(false);
        screen.refresh(Screen.RefreshType.COMPLETE);
      } catch (IOException e) {
        LOGGER.warn("the terminal could not be given back or taken again", e);
      }
    }
  }

  /** Gives the terminal back as it was. Any number of times, from any thread. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    forgetRestorer();
    Thread.setDefaultUncaughtExceptionHandler(before);
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

  private void uncaught(Thread thread, Throwable failure) {
    close();
    LOGGER.error("the thread {} failed", thread.getName(), failure);
    onFailure.accept(failure);
  }

  private void forgetRestorer() {
    try {
      Runtime.getRuntime().removeShutdownHook(restorer);
    } catch (IllegalStateException alreadyShuttingDown) {
      // it may be the restorer that runs this
    }
  }
}
