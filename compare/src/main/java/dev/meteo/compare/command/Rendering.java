package dev.meteo.compare.command;

import dev.meteo.cli.FileFailure;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.compare.report.ReportFiles;
import dev.meteo.compare.result.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Writes a report anew from its figures. */
final class Rendering {
  private static final Set<String> GO_WITH_IT = Set.of("--render", "--against", "--home");

  private Rendering() {}

  /**
   * Reads report.json in the directory and replaces what is made from it.
   *
   * @param given must not have an option that is about measuring
   */
  static void run(Path directory, Optional<Comparison> previous, ParseResult given) {
    for (OptionSpec option : given.matchedOptions()) {
      if (!GO_WITH_IT.contains(option.longestName())) {
        throw new UsageError(
            "--render measures nothing: it cannot be used with " + option.longestName());
      }
    }
    Comparison comparison = Comparison.read(directory.resolve("report.json"));
    try {
      ReportFiles.render(comparison, previous, directory);
    } catch (IOException e) {
      throw new UserError(
          "--render: cannot write into " + directory + ": " + FileFailure.reason(e), e);
    }
  }
}
