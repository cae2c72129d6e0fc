package dev.meteo.terminal;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.messages.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meteo terminal replay}. */
@Command(
    name = "replay",
    description = {
      "Shows again what a terminal recorded, on the same screen, without a broker.",
      "While nothing was recorded, at most two seconds pass."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Termination termination;

  @Mixin private final HomeOption home = new HomeOption();
  @Mixin private final DisplayOptions display = new DisplayOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A journal: a day's .jsonl file, or the directory with all of them.")
  private Path journal = Path.of("");

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "How much faster than it was, or max. Default: ${DEFAULT-VALUE}.")
  private String speed = "1";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "What arrived before is there at once, such as 2026-11-21T08:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "What arrived later is left out.")
  private @Nullable String to;

  @Option(
      names = "--picture",
      paramLabel = "SIZE",
      description = "Print the last picture, such as of 110x32 cells, instead of a show.")
  private @Nullable String picture;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "With --picture: print one after each such time, each ended by a form feed.")
  private @Nullable Duration every;

  ReplayCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(journal)) {
      throw new UserError("cannot read the journal " + journal);
    }
    Instant begin = instant("--from", from);
    Instant end = end();
    if (begin != null && !begin.isBefore(end)) {
      throw new UsageError("--from must be before --to");
    }
    ReplayRun run =
        new ReplayRun(
            new ReplayRun.Settings(journal, home.directory(), factor(), begin, end),
            display,
            termination);
    if (picture == null) {
      run.show();
    } else {
      run.print(ScreenSize.parse(picture), every);
    }
    return ExitCode.DONE;
  }

  private double factor() {
    if (speed.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double factor = Double.parseDouble(speed.toLowerCase(Locale.ROOT));
      if (factor > 0 && Double.isFinite(factor)) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageError("--speed must be a number above 0 or max, not '" + speed + "'");
  }

  private Instant end() {
    Instant end = instant("--to", to);
    return end == null ? Instant.MAX : end;
  }

  private static @Nullable Instant instant(String option, @Nullable String text) {
    return text == null
        ? null
        : Timestamps.parse(text)
            .orElseThrow(
                () ->
                    new UsageError(
                        option + " must be like 2026-11-21T08:00:00Z, not '" + text + "'"));
  }
}
