package dev.meteo.terminal;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.screen.DashboardScreen;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One replay of a journal: on the screen, or as pictures on standard output. */
final class ReplayRun {
  /**
   * What the user asked for.
   *
   * @param home where files are saved
   * @param speed infinite for as fast as possible
   * @param from null for the journal's beginning
   */
  record Settings(Path journal, Path home, double speed, @Nullable Instant from, Instant to) {}

  private final Settings settings;
  private final DisplayOptions display;
  private final Termination termination;

  ReplayRun(Settings settings, DisplayOptions display, Termination termination) {
    this.settings = settings;
    this.display = display;
    this.termination = termination;
  }

  /** Shows it on this process' terminal until the user ends it. */
  void show() throws IOException, InterruptedException {
    Capabilities capabilities = display.capabilities();
    if (!DashboardScreen.isPossible(capabilities)) {
      throw new UserError("no terminal to draw on; --picture prints the last picture");
    }
    Instant from = beginning();
    ReplayClock clock = new ReplayClock(from, settings.speed());
    SavedFiles files =
        new SavedFiles(display.saved(settings.home()), name(), capabilities, termination::request);
    files.onHold(clock::hold);
    DashboardScreen.Setup setup =
        new DashboardScreen.Setup(
            capabilities, display.controls(), initial(from), clock, ZoneId.systemDefault());
    try (DashboardScreen screen = DashboardScreen.open(setup, files)) {
      files.tell(screen);
      new Replay(settings.journal(), from, settings.to(), clock, termination, screen).run();
      termination.await();
      screen.requireUnbroken();
    }
  }

  /**
   * Prints the picture at the end.
   *
   * @param every prints one after each such time instead, or null
   */
  void print(ScreenSize size, @Nullable Duration every) throws IOException {
    Instant from = beginning();
    try (PrintStream out = TerminalRun.standardOutput()) {
      PictureSeries pictures =
          new PictureSeries(initial(from), display, size, out, from, settings.to(), every);
      Journal.readFrom(settings.journal(), pictures);
      pictures.end();
    }
  }

  private Dashboard initial(Instant from) {
    return Dashboard.replaying(name(), speedText(), from, display.rules());
  }

  private String name() {
    return String.valueOf(settings.journal().toAbsolutePath().getFileName());
  }

  private String speedText() {
    double speed = settings.speed();
    if (Double.isInfinite(speed)) {
      return "at once";
    }
    return "×" + (speed == Math.rint(speed) ? String.format(Locale.ROOT, "%.0f", speed) : speed);
  }

  /** When the replay begins: as told, or with the first line. */
  private Instant beginning() throws IOException {
    Instant from = settings.from();
    return from == null ? first() : from;
  }

  private Instant first() throws IOException {
    try {
      Journal.readFrom(
          settings.journal(),
          line -> {
            throw new FirstFound(line);
          });
    } catch (FirstFound found) {
      return found.line.received();
    }
    throw new UserError(settings.journal() + " holds no line of a journal");
  }

  /** Leaves the journal's reader at its first line. */
  private static final class FirstFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReceivedSummary line;

    FirstFound(ReceivedSummary line) {
      super(null, null, false, false);
      this.line = line;
    }
  }
}
