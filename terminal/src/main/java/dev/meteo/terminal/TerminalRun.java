package dev.meteo.terminal;

import dev.meteo.cli.FileFailure;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.journal.JournalBusyException;
import dev.meteo.terminal.journal.JournalReader;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.model.WindowBook;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.screen.DashboardScreen;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One life of a terminal: journal, feed and output put together, until its end. */
final class TerminalRun {
  /**
   * How far back the journal is read for what may come again. A queue without a consumer lives for
   * seven days; what comes again from the history is newer than the last start.
   */
  private static final int REMEMBERED_DAYS = 8;

  private static final int BATCH = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * What the user asked for.
   *
   * @param home holds the journals
   * @param windows after how many windows to end, or null
   * @param timeout after what time to end, or null
   */
  record Settings(
      FeedSource source,
      Path home,
      String name,
      boolean history,
      @Nullable Integer windows,
      @Nullable Duration timeout) {}

  private final Settings settings;
  private final Termination termination;
  private final InstantSource clock = InstantSource.system();

  TerminalRun(Settings settings, Termination termination) {
    this.settings = settings;
    this.termination = termination;
  }

  /** Prints a line per summary until the end. */
  void lines(Function<ReceivedSummary, String> line) throws IOException, InterruptedException {
    try (Journal journal = openJournal();
        PrintStream result = standardOutput()) {
      WindowBook book = new WindowBook();
      replay(journal, received -> book.enter(received.summary()));
      run(journal, book, new LineOutput(result, System.err, line, termination::request));
    }
  }

  /** Shows the dashboard on this process' terminal until the end. */
  void dashboard(DisplayOptions display) throws IOException, InterruptedException {
    Capabilities capabilities = display.capabilities();
    try (Journal journal = openJournal()) {
      SavedFiles files =
          new SavedFiles(
              display.saved(settings.home()), settings.name(), capabilities, termination::request);
      Dashboard initial =
          Dashboard.starting(
              settings.name(), journal.directory().toString(), clock.instant(), display.rules());
      DashboardScreen.Setup setup =
          new DashboardScreen.Setup(
              capabilities, display.controls(), initial, clock, ZoneId.systemDefault());
      try (DashboardScreen screen = DashboardScreen.open(setup, files)) {
        files.tell(screen);
        run(journal, remember(journal, screen), screen);
        screen.requireUnbroken();
      }
    }
  }

  /** Shows what the journal holds, batch by batch, and notes what must not come again. */
  private WindowBook remember(Journal journal, DashboardScreen screen) throws IOException {
    WindowBook book = new WindowBook();
    List<ReceivedSummary> batch = new ArrayList<>();
    replay(
        journal,
        received -> {
          book.enter(received.summary());
          batch.add(received);
          if (batch.size() == BATCH) {
            screen.accept(new Happening.Remembered(clock.instant(), List.copyOf(batch)));
            batch.clear();
          }
        });
    screen.accept(new Happening.Remembered(clock.instant(), List.copyOf(batch)));
    return book;
  }

  private void run(Journal journal, WindowBook book, Consumer<Happening> output)
      throws IOException, InterruptedException {
    Feed feed = settings.source().feed(site(journal, book, output));
    FeedThread thread = FeedThread.start(feed, termination);
    boolean timeIsUp = !awaitEnd();
    feed.close();
    thread.join(PATIENCE);
    requireAllRecorded(feed.unrecorded());
    if (timeIsUp && !feed.connectedOnce()) {
      throw new UserError("never reached " + settings.source() + " in the given time");
    }
  }

  /** Thrown through the screen, which gives the terminal back first. */
  private void requireAllRecorded(Feed.Unrecorded left) {
    if (left.summaries() > 0) {
      String what =
          left.summaries() == 1
              ? "1 window summary was received and not recorded (%s); it comes"
              : left.summaries()
                  + " window summaries were received and not recorded (%s); they come";
      throw new UserError(
          what.formatted(left.reason())
              + " again when this terminal starts again"
              + (settings.history() ? "" : " without --no-history"));
    }
  }

  /** Returns false when the time is up. */
  private boolean awaitEnd() throws InterruptedException {
    Duration timeout = settings.timeout();
    if (timeout != null) {
      return termination.await(timeout);
    }
    termination.await();
    return true;
  }

  private FeedSource.Site site(Journal journal, WindowBook book, Consumer<Happening> output) {
    Integer windows = settings.windows();
    return new FeedSource.Site(
        settings.name(),
        settings.history(),
        windows == null ? FeedSource.UNLIMITED : windows,
        journal,
        book,
        clock,
        output);
  }

  private Journal openJournal() {
    Path directory = settings.home().resolve("journal").resolve(settings.name());
    try {
      return Journal.open(directory);
    } catch (JournalBusyException e) {
      throw new UserError(
          "a terminal named "
              + settings.name()
              + " runs already (journal "
              + directory
              + "); choose another name",
          e);
    } catch (IOException e) {
      throw new UserError("cannot open the journal " + directory + ": " + FileFailure.reason(e), e);
    }
  }

  private void replay(Journal journal, JournalReader reader) throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    journal.replay(today.minusDays(REMEMBERED_DAYS), reader);
  }

  static PrintStream standardOutput() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        false,
        StandardCharsets.UTF_8);
  }
}
