package dev.meteo.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenWindowsTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void digestForgetsWhenItWasAndHowManyRevisionsItTook() throws IOException {
    SeenWindows once = seen(line(BEGIN, 1, 5, "0.5"));
    Instant later = BEGIN.plusSeconds(100);
    SeenWindows twice = seen(line(later, 1, 3, "0.25"), line(later, 2, 5, "0.5"));

    assertThat(twice.digest(later)).isEqualTo(once.digest(BEGIN));
  }

  @Test
  void digestSeesOtherContents() throws IOException {
    String digest = seen(line(BEGIN, 1, 5, "0.5")).digest(BEGIN);

    assertThat(seen(line(BEGIN, 1, 5, "0.51")).digest(BEGIN)).isNotEqualTo(digest);
    assertThat(seen(line(BEGIN.plusSeconds(1), 1, 5, "0.5")).digest(BEGIN)).isNotEqualTo(digest);
  }

  @Test
  void windowsWithoutReadingsDoNotCount() throws IOException {
    SeenWindows idle = seen(line(BEGIN, 1, 5, "0.5"), empty(BEGIN.plusSeconds(1)));

    assertThat(idle.digest(BEGIN)).isEqualTo(seen(line(BEGIN, 1, 5, "0.5")).digest(BEGIN));
  }

  @Test
  void lateReadingsAreThoseOfLaterRevisions() throws IOException {
    SeenWindows windows =
        seen(
            line(BEGIN, 1, 3, "0.5"),
            line(BEGIN, 2, 5, "0.5"),
            line(BEGIN.plusSeconds(1), 1, 7, "0.5"));

    assertThat(windows.late(BEGIN)).isEqualTo(2);
    assertThat(windows.corrected(BEGIN)).isEqualTo(1);
    assertThat(windows.late(BEGIN.plusSeconds(1))).isZero();
    assertThat(windows.corrected(BEGIN.plusSeconds(1))).isZero();
    assertThat(windows.counted()).isEqualTo(12);
  }

  @Test
  void lineThatIsNotWholeIsLeftOut() throws IOException {
    Path journal = Files.createDirectories(folder.resolve("torn"));
    String whole = line(BEGIN, 1, 5, "0.5");
    Files.writeString(journal.resolve("2026-03-01.jsonl"), whole + whole.substring(0, 40));

    assertThat(SeenSummary.read(journal)).hasSize(1);
  }

  private SeenWindows seen(String... lines) throws IOException {
    Path journal = Files.createTempDirectory(folder, "journal");
    Files.writeString(journal.resolve("2026-03-01.jsonl"), String.join("", lines));
    List<SeenSummary> seen = new ArrayList<>(SeenSummary.read(journal));
    assertThat(seen).hasSize(lines.length);
    return new SeenWindows(seen);
  }

  private static String line(Instant start, int revision, int count, String mean) {
    return """
        {"received":"%s","summary":{"start":"%s","end":"%s","revision":%d,"wellness":{"count":%d,\
        "mean":%s,"newest":"%s","fingerprint":%d},"pollution":null}}
        """
        .formatted(
            start.plusSeconds(2),
            start,
            start.plusSeconds(1),
            revision,
            count,
            mean,
            start.plusMillis(900),
            start.getEpochSecond());
  }

  private static String empty(Instant start) {
    return """
        {"received":"%s","summary":{"start":"%s","end":"%s","revision":1,"wellness":null,\
        "pollution":null}}
        """
        .formatted(start.plusSeconds(2), start, start.plusSeconds(1));
  }
}
