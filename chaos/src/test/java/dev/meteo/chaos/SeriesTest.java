package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.Termination;
import dev.meteo.testbed.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesTest {
  private static final String AGAIN = "doing it again";

  @TempDir private Path out;
  private final List<Assignment> assignments = List.of(assignment(1), assignment(2));
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void keep() throws IOException {
    for (Assignment assignment : assignments) {
      Path folder = Files.createDirectories(out.resolve(assignment.name()));
      Reports.write(SampleReports.report(assignment.seed(), List.of(), Map.of()), folder);
    }
  }

  @Test
  void whatTheSameCommitHasDoneIsNotDoneAgain() throws Exception {
    assertThat(series(SampleReports.REVISION).run(assignments, Report::right)).isTrue();
    assertThat(said).filteredOn(line -> line.endsWith("is done already")).hasSize(2);
    assertThat(series(SampleReports.REVISION).run(assignments, report -> false)).isFalse();
  }

  @Test
  void whatAnotherRevisionHasDoneIsDoneAgain() {
    assertThatThrownBy(() -> series("fa2894b").run(assignments, Report::right))
        .hasMessageContaining("was done by revision fa2894a, and this is revision fa2894b");
    assertThatThrownBy(() -> series(null).run(assignments, Report::right))
        .hasMessageContaining(AGAIN);
    assertThatThrownBy(() -> series("fa2894a-dirty").run(assignments, Report::right))
        .hasMessageContaining(AGAIN);
  }

  private Series series(@Nullable String revision) {
    return new Series(revision, out, out, new Termination(), this::say, report -> {});
  }

  /** Nothing is to be run here. */
  private void say(String line) {
    if (line.endsWith(AGAIN)) {
      throw new IllegalStateException(line);
    }
    said.add(line);
  }

  private static Assignment assignment(long seed) {
    return new Assignment(
        seed,
        Duration.ofMinutes(1),
        "",
        List.of(),
        StackOptions.DEFAULT,
        true,
        false,
        Assignment.USUAL_RATE,
        "");
  }
}
