package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ground behind the line: in each column whole, and around the line. */
class BandTest {
  private static final int WINDOWS = 120;

  @ParameterizedTest
  @CsvSource({"100,28", "96,27", "110,32", "120,30", "80,24", "160,45"})
  void theBandHasNoHoleAndTheMeanIsInIt(int width, int height) {
    CellGrid grid = DashboardView.draw(scene(), width, height);
    int columns = DashboardView.plotColumns(Controls.initial(), width, height);
    for (CoefficientKind kind : CoefficientKind.values()) {
      int seen = 0;
      for (int x = 0; x < width; x++) {
        List<Integer> rows = band(grid, x, kind);
        if (!rows.isEmpty()) {
          seen++;
          int first = rows.getFirst();
          assertThat(rows.getLast() - first)
              .as("%s, column %d", kind, x)
              .isEqualTo(rows.size() - 1);
          assertThat(rows).containsAll(line(grid, x, kind)).hasSizeGreaterThan(1);
          assertThat(line(grid, x, kind)).isNotEmpty();
        }
      }
      assertThat(seen).isEqualTo(Math.min(columns, WINDOWS));
    }
  }

  /** One standard deviation is 0.04 here. */
  private static Scene scene() {
    WindowSummary[] summaries = new WindowSummary[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      summaries[i] =
          Samples.summary(i, 1, 0.6 + 0.01 * Math.sin(i / 7.0), 0.4 + 0.01 * Math.sin(i / 3.0));
    }
    return new Scene(
        Dashboards.of(summaries),
        Controls.initial(),
        Samples.start(WINDOWS).plusSeconds(1),
        ZoneOffset.UTC,
        new Appearance(true, true));
  }

  private static List<Integer> band(CellGrid grid, int x, CoefficientKind kind) {
    return rows(grid, cell -> cell.ground() == PanelView.band(kind), x);
  }

  private static List<Integer> line(CellGrid grid, int x, CoefficientKind kind) {
    return rows(
        grid,
        cell ->
            cell.glyph() > '\u2800'
                && cell.glyph() <= '\u28ff'
                && cell.tone() == PanelView.tone(kind),
        x);
  }

  /** Rows of charts; in a title the band explains itself. */
  private static List<Integer> rows(CellGrid grid, Predicate<Cell> wanted, int x) {
    List<Integer> rows = new ArrayList<>();
    for (int y = 0; y < grid.height(); y++) {
      if (!grid.row(y).contains("± sd") && wanted.test(grid.at(x, y))) {
        rows.add(y);
      }
    }
    return rows;
  }
}
