package dev.meteo.chaos;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports of runs, in a folder of each. A folder with a report is of a run that is over. */
final class Reports {
  private static final String FILE = "report.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Reports() {}

  /** The last that is done in a run's folder; whole or not there, whenever this process ends. */
  static void write(Report report, Path directory) throws IOException {
    Path whole = directory.resolve(FILE + ".new");
    Files.write(whole, JSON.writeValueAsBytes(report));
    Files.move(whole, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  static Optional<Report> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), Report.class))
        : Optional.empty();
  }

  /** All in the folders of a folder, by their seeds. */
  static List<Report> all(Path out) throws IOException {
    List<Report> reports = new ArrayList<>();
    try (Stream<Path> entries = Files.list(out)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        read(entry).ifPresent(reports::add);
      }
    }
    reports.sort(Comparator.comparing(Report::seed).thenComparing(Report::run));
    return reports;
  }
}
