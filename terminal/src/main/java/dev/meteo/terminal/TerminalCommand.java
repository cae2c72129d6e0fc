package dev.meteo.terminal;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.Identifier;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.model.ReceivedSummary;
import dev.meteo.terminal.screen.DashboardScreen;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meteo terminal}. */
@Command(
    name = "terminal",
    description = {
      "Shows the window summaries as they come: as a dashboard, as lines or as JSON.",
      "Each is kept in a journal, METEO_HOME/journal/NAME, before it is acknowledged.",
      "No terminal can be named export or replay: these are commands about journals."
    })
final class TerminalCommand implements Callable<Integer> {
  private final Termination termination;

  @Mixin private final FeedSource source;
  @Mixin private final HomeOption home = new HomeOption();

  @Mixin private final DisplayOptions display = new DisplayOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Its name, and that of its journal: 1 to 64 of A-Z a-z 0-9 . _ -")
  private String name = "";

  @Option(
      names = "--plain",
      description = "One readable line per window on standard output. Default: the dashboard.")
  private boolean plain;

  @Option(
      names = "--json",
      description = "Each summary as it was received, one per line on standard output.")
  private boolean json;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "End after this many windows that were new. Default: go on.")
  private @Nullable Integer windows;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "End after this time, such as 300s. Default: go on.")
  private @Nullable Duration timeout;

  @Option(
      names = "--no-history",
      description = "Leave out what was published before this terminal first registered.")
  private boolean noHistory;

  /**
   * @param termination tells the terminal to end
   * @param source where its summaries come from; its options become the command's
   */
  TerminalCommand(Termination termination, FeedSource source) {
    this.termination = termination;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    TerminalRun run =
        new TerminalRun(
            new TerminalRun.Settings(source, home.directory(), name, !noHistory, windows, timeout),
            termination);
    if (json) {
      run.lines(ReceivedSummary::json);
    } else if (plain) {
      run.lines(new PlainLine(ZoneId.systemDefault()));
    } else {
      showDashboard(run);
    }
    return ExitCode.DONE;
  }

  private void showDashboard(TerminalRun run) throws IOException, InterruptedException {
    if (DashboardScreen.isPossible(display.capabilities())) {
      run.dashboard(display);
    } else {
      System.err.println("meteo: no terminal to draw on, lines instead (as with --plain)");
      run.lines(new PlainLine(ZoneId.systemDefault()));
    }
  }

  private void check() {
    if (name.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'NAME'");
    }
    if (!Identifier.isValid(name) || name.startsWith(".")) {
      throw new UsageError("NAME: " + complaint());
    }
    display.rules();
    if (plain && json) {
      throw new UsageError("--plain and --json exclude each other");
    }
    boolean lines = plain || json;
    if (lines && spec.commandLine().getParseResult().hasMatchedOption("--alert")) {
      throw new UsageError("--alert is for the dashboard, not for --plain or --json");
    }
    if (windows != null && windows < 1) {
      throw new UsageError("--windows must be at least 1, not " + windows);
    }
  }

  private String complaint() {
    try {
      Identifier.check("a terminal's name", name);
      return "a terminal's name cannot begin with a dot, it names a folder";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
