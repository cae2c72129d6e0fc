package dev.meteo.compare.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a comparison measured; its fields are those of the JSON object.
 *
 * @param format {@link #FORMAT}
 * @param program its version
 * @param revision of the sources in git, where it is known
 * @param takenOver how many runs were measured by other revisions of the sources, by their names
 * @param seed of everything random in the load
 * @param options as given, by their names
 */
public record Comparison(
    int format,
    String program,
    @Nullable String revision,
    Map<String, Integer> takenOver,
    Instant started,
    Instant ended,
    Machine machine,
    long seed,
    Map<String, String> options,
    List<ScenarioResult> scenarios,
    List<GeneratorCheck> generatorChecks) {
  /** The version of this format. */
  public static final int FORMAT = 1;

  /** Checks that nothing is missing; copies. */
  public Comparison {
    Objects.requireNonNull(program, "program");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(machine, "machine");
    takenOver = InOrder.copy(takenOver);
    options = InOrder.copy(options);
    scenarios = List.copyOf(scenarios);
    generatorChecks = List.copyOf(generatorChecks);
  }

  /**
   * This one with other results, begun with the first of them.
   *
   * @param until when the last of them was measured
   */
  public Comparison with(Instant until, List<ScenarioResult> results, List<GeneratorCheck> checks) {
    return with(until, takenOver, results, checks);
  }

  /** The same, of whose results some are other revisions'. */
  public Comparison with(
      Instant until,
      Map<String, Integer> others,
      List<ScenarioResult> results,
      List<GeneratorCheck> checks) {
    Instant first =
        results.stream()
            .flatMap(scenario -> scenario.runs().stream())
            .map(RunResult::begun)
            .min(Comparator.naturalOrder())
            .orElse(started);
    return new Comparison(
        format, program, revision, others, first, until, machine, seed, options, results, checks);
  }

  /**
   * Reads a report's JSON.
   *
   * @throws dev.meteo.cli.UserError when the file cannot be read or is none
   */
  public static Comparison read(Path file) {
    return ComparisonJson.read(file);
  }

  /** Writes it as JSON, replacing the file. */
  public void write(Path file) throws IOException {
    ComparisonJson.write(this, file);
  }
}
