package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The dashboard as a process in tmux, and its journal to compare the screen with. */
final class WatchedTerminal {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern ROW =
      Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)\\s+(0\\.\\d{3})\\s+(\\d+)\\s+(0\\.\\d{3})\\s+(\\d+)");

  private final String name;
  private final String amqp;
  private final Path files;
  private final Path home;

  /**
   * @param files where settings are noted
   * @param home the terminal's METEO_HOME
   */
  WatchedTerminal(String name, String amqp, Path files, Path home) {
    this.name = name;
    this.amqp = amqp;
    this.files = files;
    this.home = home;
  }

  Tmux start(int columns, int rows) throws Exception {
    return start(columns, rows, "exec");
  }

  /**
   * @param prefix of the command that starts it in a shell of its own
   */
  Tmux start(int columns, int rows, String prefix) throws Exception {
    Map<String, String> environment =
        Map.of("METEO_AMQP", amqp, "METEO_HOME", home.toString(), "TZ", "UTC", "PS1", "shell> ");
    Tmux tmux = Tmux.shell(columns, rows, environment);
    tmux.line("PS1='shell> '");
    tmux.settings(files.resolve("before"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path arguments = files.resolve("arguments");
    Files.writeString(
        arguments,
        "-XX:TieredStopAtLevel=1 -cp \"" + System.getProperty("java.class.path") + "\"\n");
    String command =
        "%s @%s %s %s --no-history".formatted(java, arguments, TerminalMain.class.getName(), name);
    tmux.line("clear; " + (prefix.equals("exec") ? command : prefix.formatted(command)));
    tmux.awaitText("q quit");
    return tmux;
  }

  Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(arguments -> List.of(arguments).contains(name))
                    .orElse(false));
  }

  void awaitEnd() {
    await().atMost(PATIENCE).until(() -> processes().findAny().isEmpty());
  }

  void assertThatTheTerminalIsAsBefore(Tmux tmux) throws Exception {
    awaitEnd();
    tmux.awaitText("shell>");
    assertThat(tmux.modes()).isEqualTo("0 1");
    assertThat(tmux.screen()).doesNotContain("Exception");
    assertThatSettingsAreAsBefore(tmux, "after");
  }

  void assertThatSettingsAreAsBefore(Tmux tmux, String file) throws Exception {
    tmux.settings(files.resolve(file));
    // Rows and columns may differ; the first line has them.
    List<String> before = Files.readAllLines(files.resolve("before"));
    List<String> after = Files.readAllLines(files.resolve(file));
    assertThat(after.subList(1, after.size())).isEqualTo(before.subList(1, before.size()));
  }

  /** Waits until the figures of the last published window are in the journal and to be seen. */
  void awaitNewest(Tmux tmux, WindowFeeder feeder) throws Exception {
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> !journal().isEmpty() && newest().end().equals(feeder.next()));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not in the journal: " + feeder.next() + "\n" + tmux.screen(), e);
    }
    WindowSummary summary = newest();
    tmux.awaitText(
        time(summary) + " +1 s",
        "n   " + summary.wellness().count(),
        String.format(Locale.ROOT, "min %.2f", summary.pollution().min()));
  }

  /** The table's rows, newest first, follow each other in the journal, and end where it does. */
  void assertThatTheTableIsTheJournal(Tmux tmux) throws Exception {
    String newest = row(newest());
    await().atMost(PATIENCE).until(() -> table(tmux).contains(newest));
    assertThat(positionInTheJournal(table(tmux))).isZero();
  }

  /** How many windows of the journal are newer than the table's first; its rows are checked. */
  int positionInTheJournal(List<String> table) throws IOException {
    List<String> journal =
        journal().reversed().stream().map(received -> row(received.summary())).toList();
    int first = journal.indexOf(table.getFirst());
    int rows = Math.min(table.size(), journal.size() - first);
    assertThat(table.subList(0, rows)).isEqualTo(journal.subList(first, first + rows));
    assertThat(rows).isGreaterThan(10);
    return first;
  }

  /** The rows of the table of windows, as they are on the screen. */
  static List<String> table(Tmux tmux) throws Exception {
    return ROW.matcher(tmux.screen()).results().map(WatchedTerminal::fields).toList();
  }

  WindowSummary newest() throws IOException {
    return journal().getLast().summary();
  }

  List<ReceivedSummary> journal() throws IOException {
    return journal(home);
  }

  /** What the journal holds, seen from this process. */
  List<ReceivedSummary> journal(Path homeFromHere) throws IOException {
    List<ReceivedSummary> received = new ArrayList<>();
    Journal.read(homeFromHere.resolve("journal").resolve(name), LocalDate.EPOCH, received::add);
    return received;
  }

  static String time(WindowSummary summary) {
    return time(summary.start());
  }

  static String time(Instant start) {
    return TIME.format(start);
  }

  private static String row(WindowSummary summary) {
    return String.format(
        Locale.ROOT,
        "%s %.3f %d %.3f %d",
        time(summary),
        summary.wellness().mean(),
        summary.wellness().count(),
        summary.pollution().mean(),
        summary.pollution().count());
  }

  private static String fields(MatchResult row) {
    return String.join(" ", row.group(1), row.group(2), row.group(3), row.group(4), row.group(5));
  }
}
