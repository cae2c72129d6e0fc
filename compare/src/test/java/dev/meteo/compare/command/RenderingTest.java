package dev.meteo.compare.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class RenderingTest {
  private static final Path COMMITTED = Path.of("..", "docs", "report", "report.json");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void pagesAndPlotsComeFromTheFiguresAlone(@TempDir Path folder) throws IOException {
    Path figures = Files.copy(COMMITTED, folder.resolve("report.json"));
    assertThat(run("--render", folder.toString())).as("%s", err).isZero();
    assertThat(folder.resolve("report.html")).content().contains("middle-restart", "<svg");
    assertThat(folder.resolve("report.md")).content().contains("Throughput at saturation");
    assertThat(folder.resolve("plots").resolve("scenario-ramp-load.svg")).exists();
    assertThat(Files.mismatch(figures, COMMITTED)).isEqualTo(-1);
    assertThat(folder.resolve("runs")).doesNotExist();
    assertThat(out).asString().isEqualToIgnoringNewLines(folder.resolve("report.html").toString());
  }

  @Test
  void anOptionOfMeasuringIsAMistake(@TempDir Path folder) {
    assertThat(run("--render", folder.toString(), "--seed", "7")).isEqualTo(2);
    assertThat(err).asString().contains("--render measures nothing", "--seed");
  }

  @Test
  void aFolderWithoutFiguresIsSaidToHaveNone(@TempDir Path folder) {
    assertThat(run("--render", folder.toString())).isEqualTo(1);
    assertThat(err).asString().contains("cannot read", "report.json");
    assertThat(folder).isEmptyDirectory();
  }

  private int run(String... options) {
    CommandLine commandLine =
        CommandMain.commandLine(CompareMain.command(new Termination()), Map.of())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commandLine.execute(options);
  }
}
