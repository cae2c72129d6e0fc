package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in docs is what this program makes of its figures. */
final class CommittedReportTest {
  private static final String AGAIN = "docs/report: run ./meteo compare --render docs/report";

  @Test
  void pagesAndPlotsAreThoseOfItsFigures(@TempDir Path folder) throws IOException {
    ReportFiles.render(Committed.report(), Optional.empty(), folder);
    List<Path> rendered = files(folder);
    assertThat(files(Committed.FOLDER))
        .as(AGAIN)
        .filteredOn(it -> !it.endsWith("report.json"))
        .containsExactlyElementsOf(rendered);
    for (Path file : rendered) {
      assertThat(Files.mismatch(Committed.FOLDER.resolve(file), folder.resolve(file)))
          .as("%s, %s", AGAIN, file)
          .isEqualTo(-1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }
}
