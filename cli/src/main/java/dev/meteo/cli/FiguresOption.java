package dev.meteo.cli;

import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a role's counters are kept for programs. A mixin. */
public final class FiguresOption {
  @Option(
      names = "--figures",
      paramLabel = "FILE",
      description = {
        "Keep the counters in this file, as a JSON object of whole numbers that is replaced each",
        "second and once more at the end. Default: do not."
      })
  private @Nullable Path file;

  /**
   * The file that was asked for, or one that does nothing.
   *
   * @param figures the counters by name, as they are now; any thread may ask
   */
  public FiguresFile file(Supplier<SequencedMap<String, Long>> figures) {
    return new FiguresFile(file, figures);
  }
}
