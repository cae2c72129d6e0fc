package dev.meteo.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several runs, one after the other; those with a result already are not done again. */
final class Series {
  private static final Logger LOGGER = LoggerFactory.getLogger(Series.class);
  private static final String RESULTS = "results.jsonl";

  private final Path home;
  private final Path out;
  private final Termination termination;
  private final Consumer<String> progress;
  private final Consumer<Report> printer;

  Series(
      Path home,
      Path out,
      Termination termination,
      Consumer<String> progress,
      Consumer<Report> printer) {
    this.home = home;
    this.out = out;
    this.termination = termination;
    this.progress = progress;
    this.printer = printer;
  }

  /** Says whether all are as they must be: right, or wrong when they are wrong on purpose. */
  boolean run(List<Assignment> assignments) throws IOException, InterruptedException {
    Files.createDirectories(out);
    Set<String> done = assignments.size() > 1 ? done() : Set.of();
    List<Report> reports = new ArrayList<>();
    boolean asExpected = true;
    for (Assignment assignment : assignments) {
      if (done.contains(assignment.name())) {
        progress.accept(assignment.name() + " is done already");
        continue;
      }
      Optional<Report> report = attempt(assignment, assignments.size() > 1);
      report.ifPresent(reports::add);
      asExpected &= report.isPresent() && report.get().right() == assignment.mutation().isEmpty();
    }
    if (reports.size() > 1) {
      reports.forEach(report -> progress.accept(row(report)));
    }
    progress.accept("the runs' folders are in " + out);
    return asExpected;
  }

  /** A machine that is too busy to start everything spoils one of several runs, not all. */
  private Optional<Report> attempt(Assignment assignment, boolean oneOfSeveral)
      throws IOException, InterruptedException {
    try {
      Report report = new ChaosRun(assignment, home, out, termination, progress).run();
      note(report);
      printer.accept(report);
      return Optional.of(report);
    } catch (UserError e) {
      if (!oneOfSeveral) {
        throw e;
      }
      LOGGER.warn("{} came to no verdict", assignment.name(), e);
      progress.accept(assignment.name() + " came to no verdict: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Set<String> done() throws IOException {
    Set<String> done = new HashSet<>();
    Path results = out.resolve(RESULTS);
    if (Files.exists(results)) {
      for (String line : Files.readAllLines(results)) {
        done.add(Objects.toString(new ObjectMapper().readTree(line).path("run").asText()));
      }
    }
    return done;
  }

  private void note(Report report) throws IOException {
    Files.writeString(
        out.resolve(RESULTS),
        new ObjectMapper().writeValueAsString(report) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String row(Report report) {
    return String.format(
        Locale.ROOT,
        "%-36s %3d faults %7d readings %6d redelivered %6d duplicates  %s",
        report.run(),
        report.faults().size(),
        report.readings(),
        report.redelivered(),
        report.duplicates(),
        report.right() ? "right" : "WRONG " + report.violations());
  }
}
