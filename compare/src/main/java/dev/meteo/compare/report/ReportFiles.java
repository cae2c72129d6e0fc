package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a comparison for people and for programs. */
public final class ReportFiles {
  static final String PLOTS = "plots";

  private ReportFiles() {}

  /**
   * Writes report.html, report.md, report.json and plots/*.svg, replacing those that are there.
   *
   * @param previous what it is compared with
   * @param directory made if there is none
   */
  public static void write(Comparison current, Optional<Comparison> previous, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    current.write(directory.resolve("report.json"));
    render(current, previous, directory);
  }

  /**
   * Writes report.html, report.md and plots/*.svg, replacing those that are there.
   *
   * @param previous what it is compared with
   * @param directory made if there is none
   */
  public static void render(Comparison current, Optional<Comparison> previous, Path directory)
      throws IOException {
    Files.createDirectories(directory.resolve(PLOTS));
    Report report = Report.of(current, previous);
    Files.writeString(directory.resolve("report.html"), HtmlWriter.write(report));
    Files.writeString(directory.resolve("report.md"), MarkdownWriter.write(report));
    for (Block.Figure figure : figures(report.blocks())) {
      Files.writeString(
          directory.resolve(PLOTS).resolve(figure.name() + ".svg"), figure.drawing().standalone());
    }
  }

  private static List<Block.Figure> figures(List<Block> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                switch (block) {
                  case Block.Figure it -> List.of(it).stream();
                  case Block.Figures it -> it.figures().stream();
                  default -> List.<Block.Figure>of().stream();
                })
        .toList();
  }
}
