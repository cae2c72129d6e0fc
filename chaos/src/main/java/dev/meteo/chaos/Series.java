package dev.meteo.chaos;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.testbed.run.EndedException;
import dev.meteo.testbed.run.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several runs, one after the other; those with a report of the same revision already are not done
 * again.
 */
final class Series {
  private static final Logger LOGGER = LoggerFactory.getLogger(Series.class);
  private static final String SUMMARY = "summary.md";

  /** More than a run takes, on a disk that others write to as well. */
  private static final long ROOM_BYTES = 1_000_000_000;

  private final @Nullable String revision;
  private final Path home;
  private final Path out;
  private final Termination termination;
  private final Consumer<String> progress;
  private final Consumer<Report> printer;

  /**
   * @param revision of the program
   */
  Series(
      @Nullable String revision,
      Path home,
      Path out,
      Termination termination,
      Consumer<String> progress,
      Consumer<Report> printer) {
    this.revision = revision;
    this.home = home;
    this.out = out;
    this.termination = termination;
    this.progress = progress;
    this.printer = printer;
  }

  /**
   * Does what is not done yet; the summary of all that is in the folder is written after each.
   *
   * @param good what a run must be
   * @return whether all came to a verdict and are good
   */
  boolean run(List<Assignment> assignments, Predicate<Report> good)
      throws IOException, InterruptedException {
    Files.createDirectories(out);
    boolean several = assignments.size() > 1;
    boolean allGood = true;
    for (Assignment assignment : assignments) {
      Optional<Report> done = several ? done(assignment) : Optional.empty();
      if (done.isPresent()) {
        progress.accept(assignment.name() + " is done already");
      } else {
        done = attempt(assignment, several);
        Files.writeString(out.resolve(SUMMARY), Summary.of(Reports.all(out)));
      }
      allGood &= done.filter(good).isPresent();
    }
    progress.accept("the runs' folders are in " + out + ", and a summary.md of all that are there");
    return allGood;
  }

  private Optional<Report> done(Assignment assignment) throws IOException {
    Optional<Report> kept = Reports.read(out.resolve(assignment.name()));
    if (kept.isPresent() && !kept.get().isOf(revision)) {
      progress.accept(
          "%s was done by %s, and this is %s: doing it again"
              .formatted(assignment.name(), named(kept.get().revision()), named(revision)));
    }
    return kept.filter(report -> report.isOf(revision));
  }

  private static String named(@Nullable String revision) {
    if (revision == null) {
      return "an unknown revision";
    }
    return "revision " + revision + (Revision.isCommit(revision) ? "" : ", which is no commit");
  }

  /** A machine that is too busy to start everything spoils one of several runs, not all. */
  private Optional<Report> attempt(Assignment assignment, boolean oneOfSeveral)
      throws IOException, InterruptedException {
    if (Files.getFileStore(out).getUsableSpace() < ROOM_BYTES) {
      throw new UserError("less than 1 GB is free in " + out);
    }
    try {
      Report report = new ChaosRun(assignment, revision, home, out, termination, progress).run();
      printer.accept(report);
      return Optional.of(report);
    } catch (EndedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!oneOfSeveral) {
        throw e;
      }
      LOGGER.warn("{} came to no verdict", assignment.name(), e);
      progress.accept(assignment.name() + " came to no verdict: " + e.getMessage());
      return Optional.empty();
    }
  }
}
