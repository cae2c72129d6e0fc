package dev.meteo.compare.command;

import dev.meteo.cli.UserError;
import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.RunResult;
import dev.meteo.compare.result.ScenarioResult;
import dev.meteo.compare.run.RunKey;
import dev.meteo.testbed.run.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that are measured already, a file each, so that a long comparison can be ended and gone
 * on with. What was measured with another seed or scenario, on another machine or by another
 * program does not count; nor does anything when the program's sources are no commit, as nobody
 * could tell whether they are still the same.
 */
final class KeptRuns {
  private static final Logger LOGGER = LoggerFactory.getLogger(KeptRuns.class);

  private final Path directory;
  private final Comparison frame;
  private final List<String> otherRevisions;
  private final Map<String, Integer> takenOver = new TreeMap<>();

  /**
   * @param directory may not exist yet
   * @param frame what all runs of the comparison have in common, without a scenario
   * @param otherRevisions whose runs count as well
   */
  KeptRuns(Path directory, Comparison frame, List<String> otherRevisions) {
    this.directory = directory;
    this.frame = frame;
    this.otherRevisions = List.copyOf(otherRevisions);
  }

  /** The result of this run, when it is there and was no failure. */
  Optional<RunResult> find(RunKey key, String scenarioText) {
    Path file = directory.resolve(key.fileName());
    if (!Files.exists(file) || !Revision.isCommit(frame.revision())) {
      return Optional.empty();
    }
    Optional<Comparison> read = read(file);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Comparison kept = read.get();
    ScenarioResult scenario = kept.scenarios().getFirst();
    boolean same =
        kept.seed() == frame.seed()
            && kept.program().equals(frame.program())
            && counts(kept.revision())
            && kept.machine().isSameAs(frame.machine())
            && scenario.scenario().equals(scenarioText)
            && kept.options().equals(frame.options());
    if (!same || scenario.runs().getFirst().failure() != null) {
      return Optional.empty();
    }
    String revision = Objects.requireNonNull(kept.revision());
    if (!revision.equals(frame.revision())) {
      takenOver.merge(revision, 1, Integer::sum);
    }
    return Optional.of(scenario.runs().getFirst());
  }

  /** Empty when the file is damaged: the run is measured again, and replaces it. */
  private static Optional<Comparison> read(Path file) {
    try {
      return Optional.of(Comparison.read(file))
          .filter(kept -> !kept.scenarios().isEmpty())
          .filter(kept -> !kept.scenarios().getFirst().runs().isEmpty());
    } catch (UserError e) {
      LOGGER.warn("a kept run is damaged", e);
      return Optional.empty();
    }
  }

  private boolean counts(@Nullable String revision) {
    return Revision.isCommit(revision)
        && (revision.equals(frame.revision()) || otherRevisions.contains(revision));
  }

  /** How many runs of which other revisions were found. */
  Map<String, Integer> takenOver() {
    return new TreeMap<>(takenOver);
  }

  /** Keeps a result. */
  void keep(RunKey key, String scenarioText, RunResult run) throws IOException {
    Files.createDirectories(directory);
    ScenarioResult scenario =
        new ScenarioResult(
            key.scenario().name(),
            key.scenario().title(),
            key.scenario().about(),
            scenarioText,
            List.of(run));
    Path file = directory.resolve(key.fileName());
    Path whole = directory.resolve(key.fileName() + ".new");
    frame.with(frame.ended(), List.of(scenario), List.of()).write(whole);
    Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
