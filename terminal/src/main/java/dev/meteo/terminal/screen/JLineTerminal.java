package dev.meteo.terminal.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/**
 * The process' terminal for Lanterna, driven by JLine: size and raw mode by system calls instead of
 * escape sequences and {@code stty}, and a frame's bytes in one write.
 */
final class JLineTerminal extends ShiftingTerminal {
  private static final String PROVIDER = "jni";

  /** In place of a control character: no key does that. */
  private static final int NO_KEY =
      System.getProperty("os.name", "").startsWith("Linux") ? 0 : 0xff;

  /** Stops the whole job, as Ctrl-Z does, so that the shell hears of it now and not before. */
  private static final String STOP_WHEN_TOLD =
      "echo ready; read -r word; [ \"$word\" != stop ] || kill -STOP 0";

  private static final int FRAME_BYTES = 256 * 1024;

  private final Terminal terminal;
  private final Keyboard keyboard;
  private final InputDecoder decoder;
  private final Attributes original;
  private SignalRelay relay = new SignalRelay(() -> {});
  private volatile TerminalSize lastSize = TerminalSize.ONE;

  JLineTerminal(Terminal terminal, Keyboard keyboard) {
    super(
        InputStream.nullInputStream(),
        new BufferedOutputStream(terminal.output(), FRAME_BYTES),
        StandardCharsets.UTF_8);
    this.terminal = terminal;
    this.keyboard = keyboard;
    this.decoder = new InputDecoder(keyboard);
    decoder.addProfile(getDefaultKeyDecodingProfile());
    this.original = terminal.getAttributes();
  }

  /** Whether keyboard and screen are a terminal. */
  static boolean isPresent() {
    try {
      TerminalProvider provider = TerminalProvider.load(PROVIDER);
      return provider.isSystemStream(SystemStream.Input)
          && provider.isSystemStream(SystemStream.Output);
    } catch (IOException | LinkageError noNativeLibrary) {
      return false;
    }
  }

  /**
   * Takes the terminal in raw mode.
   *
   * @param onInterrupt called for Ctrl-C, on a thread of the system's
   */
  static JLineTerminal open(Runnable onInterrupt) throws IOException {
    SignalRelay relay = new SignalRelay(onInterrupt);
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider(PROVIDER)
            .dumb(false)
            // Neither the terminal's description nor answers from the terminal are of use here, and
            // both would have to be waited for before the first picture.
            .type("ansi")
            .graphemeCluster(false)
            .nativeSignals(true)
            .signalHandler(relay)
            .build();
    Keyboard keyboard = new Keyboard(new FileInputStream(FileDescriptor.in));
    JLineTerminal opened = new JLineTerminal(terminal, keyboard);
    opened.relay = relay;
    relay.onResize = opened::resized;
    opened.enterRawMode();
    return opened;
  }

  /** Has this called for Ctrl-Z, on a thread of the system's. */
  void onStop(Runnable action) {
    relay.onStop = action;
  }

  /** Has this called after another process let this one go on. */
  void onContinue(Runnable action) {
    relay.onContinue =
        () -> {
          enterRawMode();
          resized();
          action.run();
        };
  }

  /**
   * Gives the keyboard back, stops this process' group as the shell expects it, and returns when it
   * goes on. Does not stop it when the shell has let it go on already: nobody would do so again.
   */
  void stopUntilContinued() throws IOException {
    terminal.setAttributes(original);
    Process stopper = new ProcessBuilder("/bin/sh", "-c", STOP_WHEN_TOLD).start();
    try (BufferedReader from = stopper.inputReader();
        Writer to = stopper.outputWriter()) {
      var unused = from.readLine(); // its start may take long, and what follows must not
      to.write(relay.isContinued() ? "go on\n" : "stop\n");
      to.flush();
      stopper.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    enterRawMode();
    resized();
  }

  /**
   * Blocks until a key is pressed. Neither JLine's input nor Lanterna's is used: JLine's close
   * waits for the lock that a thread waiting for a key holds, and Lanterna's reads ahead.
   */
  @Override
  public KeyStroke readInput() throws IOException {
    return decoder.getNextCharacter(true);
  }

  @Override
  protected TerminalSize findTerminalSize() {
    try {
      Size size = terminal.getSize();
      lastSize = new TerminalSize(Math.max(1, size.getColumns()), Math.max(1, size.getRows()));
    } catch (IllegalStateException e) {
      // JLine's shutdown hook has closed it while this process still draws: it is as it was.
    }
    return lastSize;
  }

  @Override
  public void close() throws IOException {
    super.close();
    // JLine sets the keyboard back here. To do so before would fail when its shutdown hook was
    // quicker.
    terminal.close();
    keyboard.close();
  }

  void enterRawMode() {
    terminal.enterRawMode();
    Attributes attributes = terminal.getAttributes();
    // Ctrl-C and Ctrl-Z reach the whole job as signals, such as the demonstration and its terminal.
    attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    // Ctrl-\ would have the JVM write all its threads over the picture.
    attributes.setControlChar(Attributes.ControlChar.VQUIT, NO_KEY);
    // Enter as a line feed: after a carriage return Lanterna waits for what may follow it.
    attributes.setInputFlag(Attributes.InputFlag.ICRNL, true);
    // A read blocks until a key is pressed, rather than returning ten times a second.
    attributes.setControlChar(Attributes.ControlChar.VMIN, 1);
    attributes.setControlChar(Attributes.ControlChar.VTIME, 0);
    terminal.setAttributes(attributes);
  }

  private void resized() {
    TerminalSize size = findTerminalSize();
    onResized(size.getColumns(), size.getRows());
  }

  /**
   * Hears the terminal's signals. Ctrl-Z must not just stop the process: that would leave the
   * private screen in front of the shell.
   */
  private static final class SignalRelay implements Terminal.SignalHandler {
    private final Runnable onInterrupt;
    private volatile Runnable onResize = () -> {};
    private volatile Runnable onStop = () -> {};
    private volatile Runnable onContinue = () -> {};
    private volatile boolean continued;

    SignalRelay(Runnable onInterrupt) {
      this.onInterrupt = onInterrupt;
    }

    /** Whether this process was let go on since it was last asked to stop. */
    boolean isContinued() {
      return continued;
    }

    @Override
    public void handle(Terminal.Signal signal) {
      switch (signal) {
        case INT -> onInterrupt.run();
        case WINCH -> onResize.run();
        case TSTP -> {
          continued = false;
          onStop.run();
        }
        case CONT -> {
          continued = true;
          onContinue.run();
        }
        case QUIT, INFO -> {}
      }
    }
  }
}
