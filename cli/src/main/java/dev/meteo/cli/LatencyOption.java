package dev.meteo.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where it is written how long readings took. */
public final class LatencyOption {
  @Option(
      names = "--latency-log",
      paramLabel = "FILE",
      description = {
        "Write each second how long after their timestamps readings were stored (worker, server)",
        "or confirmed (sensor), in microseconds, in HdrHistogram's log format. Default: do not."
      })
  private @Nullable Path file;

  /**
   * Begins to write the log that was asked for, if one was.
   *
   * @throws UserError when the file cannot be written
   */
  public Delays open() {
    return file == null ? Delays.UNHEARD : LatencyLog.open(file, InstantSource.system());
  }
}
