package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DashboardViewTest {
  private static final Appearance FULL = new Appearance(true, true);
  private static final Appearance ASCII = new Appearance(false, false);
  private static final Instant NOW = Samples.start(31).plusSeconds(2);

  @Test
  void figuresAreThoseOfTheNewestWindow() {
    String picture = picture(dashboard(Samples.summary(29, 1, 0.60, 0.3), newest(0.62, null)));

    assertThat(picture)
        .contains("meteo hall", "▲ +0.020", "sd  0.040", "n   120", "min 0.52", "max 0.72")
        .contains("newest 2 s ago", "12:02:30 +5 s");
  }

  @Test
  void aCoefficientWithoutReadingsHasNoNumbers() {
    String picture = picture(dashboard(Samples.summary(29, 1), newest(0.62, null)));

    assertThat(picture).contains("sd  --     n   0", "min --     max --", "newest 7 s ago");
  }

  @Test
  void aWindowWithoutReadingsBreaksTheLineAndIsNeverZero() {
    CellGrid grid =
        draw(
            dashboard(
                Samples.summary(28, 1, 0.6, 0.3),
                Samples.summary(29, 1, null, 0.3),
                newest(0.6, 0.3)));

    assertThat(brailleColumns(grid, 2, 7)).containsExactly(77, 79);
    assertThat(brailleColumns(grid, 11, 16)).containsExactly(77, 78, 79);
    assertThat(hatchedColumns(grid)).isEmpty();
  }

  @Test
  void aWindowThatNeverCameIsHatchedInBothCharts() {
    CellGrid grid = draw(dashboard(Samples.summary(28, 1), newest(0.6, 0.3)));

    assertThat(hatchedColumns(grid)).containsExactly(78);
    assertThat(brailleColumns(grid, 2, 7)).containsExactly(77, 79);
  }

  @Test
  void theGroundIsOneStandardDeviationToEachSide() {
    CellGrid grid = draw(dashboard(newest(0.6, 0.3)));

    assertThat(grounds(grid, 79)).contains(Ground.WELLNESS_BAND, Ground.POLLUTION_BAND);
    assertThat(grounds(grid, 78)).containsOnly(Ground.NONE);
  }

  @Test
  void aCorrectedWindowIsMarkedAndNoted() {
    Dashboard dashboard = dashboard(newest(0.6, 0.3)).after(recorded(Samples.summary(30, 2)));

    assertThat(picture(dashboard))
        .contains("─C\n")
        .contains("CORRECTED 12:02:30 r2: wellness 0.600 → 0.620 (n 120 → 121)");
  }

  @Test
  void anOutageIsSaidWithItsReasonAndTheNextAttempt() {
    Dashboard dashboard =
        dashboard(newest(0.6, 0.3))
            .after(
                new Happening.LinkDown(
                    NOW.minusSeconds(42), "Connection refused", 9, Duration.ofSeconds(45)));

    assertThat(picture(dashboard))
        .contains("[DOWN]  42 s, try 10 in 3 s")
        .contains("connection lost: Connection refused");
  }

  @Test
  void nothingForLongIsStaleAndTheTimeGoesOn() {
    Dashboard dashboard = dashboard(newest(0.6, 0.3));
    Instant later = NOW.plusSeconds(30);

    CellGrid grid = DashboardView.draw(scene(dashboard, later, FULL), 80, 24);

    assertThat(text(grid)).contains("[STALE]  for 31 s");
    assertThat(brailleColumns(grid, 2, 7)).containsExactly(73);
    assertThat(hatchedColumns(grid)).containsExactly(74, 75, 76, 77, 78, 79);
  }

  @Test
  void asciiTellsTheMeanFromTheSmallestAndTheLargestReading() {
    Scene scene = scene(dashboard(newest(0.6, 0.3)), NOW, ASCII);

    assertThat(pressed(Command.SCALE, scene))
        .contains("mean ***  min, max ,'")
        .containsPattern("[',]\n(?s:.*)\\*\n(?s:.*)[',]\n");
    assertThat(pressed(Command.HELP, scene)).contains("line ** the", "dots ,' smallest");
  }

  private static String pressed(Command command, Scene scene) {
    Controls controls = scene.controls().after(command, scene.dashboard(), NOW, 48);
    return text(
        DashboardView.draw(
            new Scene(scene.dashboard(), controls, NOW, scene.zone(), scene.appearance()),
            110,
            32));
  }

  @Test
  void aLimitIsDrawnAsExactlyAsTheMeans() {
    assertThat(withLimit("wellness<0.6", FULL)).containsPattern("│⠄+⠤\n");
    assertThat(withLimit("wellness<0.59", FULL)).containsPattern("│⡀+⠤\n");
    assertThat(withLimit("wellness<0.6", ASCII)).containsPattern("\\|-+\\*\n");
  }

  private static String withLimit(String rule, Appearance appearance) {
    Dashboard dashboard =
        Dashboards.starting(AlertRule.parse(rule)).after(Dashboards.recorded(newest(0.6, 0.3)));
    return text(DashboardView.draw(scene(dashboard, NOW, appearance), 80, 24));
  }

  @Test
  void thoseThatAreCalledServersAreServers() {
    SignsOfLife.WorkerSign server =
        new SignsOfLife.WorkerSign("server@lab:1", NOW, new SignsOfLife.WorkerFigures(1, 1, 0, 1));
    SignsOfLife signs =
        new SignsOfLife(NOW, Duration.ofSeconds(30), List.of(server), 0, 0, List.of());
    Dashboard dashboard =
        Dashboards.connected()
            .after(recorded(newest(0.6, 0.3)))
            .after(new Happening.SignsCame(NOW, signs));

    assertThat(text(DashboardView.draw(scene(dashboard, NOW, FULL), 160, 45)))
        .contains("1 server, 0 sensors", "SERVERS 1")
        .doesNotContain("WORKERS");
  }

  @Test
  void aJournalThatCannotBeWrittenIsSaid() {
    Dashboard dashboard = dashboard().after(new Happening.DiskFailed(NOW, "No space left"));

    assertThat(picture(dashboard))
        .contains("NOT RECORDING", "cannot be written (No space left): what comes is");
  }

  @Test
  void aPausedPictureStaysAsItWas() {
    Dashboard before = dashboard(newest(0.6, 0.3));
    Controls paused = Controls.initial().after(Command.PAUSE, before, NOW, 48);
    Scene later =
        new Scene(
            before.after(recorded(Samples.summary(31, 1))),
            paused,
            NOW.plusSeconds(5),
            ZoneOffset.UTC,
            FULL);

    assertThat(text(DashboardView.draw(later, 80, 24)))
        .contains("[PAUSED +1]", "12:02:42")
        .doesNotContain("newest 5 s ago");
  }

  @Test
  void helpExplainsEveryKey() {
    Controls help = Controls.initial().after(Command.HELP, dashboard(), NOW, 48);
    Scene scene = new Scene(dashboard(), help, NOW, ZoneOffset.UTC, FULL);

    String picture = text(DashboardView.draw(scene, 80, 24));

    for (Command command : Command.values()) {
      assertThat(picture).contains(command.explanation());
    }
  }

  @Test
  void aWideScreenShowsTheWindowsAsATable() {
    String picture =
        text(DashboardView.draw(scene(dashboard(newest(0.6, null)), NOW, FULL), 160, 45));

    assertThat(picture)
        .contains("CONNECTION", "JOURNAL", "12:02:30     0.600   120         --     0");
  }

  @Test
  void withoutUnicodeEverythingIsAscii() {
    Dashboard dashboard = dashboard(Samples.summary(28, 2), newest(0.6, 0.3));

    String picture = text(DashboardView.draw(scene(dashboard, NOW, ASCII), 160, 45));

    assertThat(picture).matches("[\\x20-\\x7e\\n]*").contains("*", ":", "/").doesNotContain("?? ");
  }

  @Test
  void anySizeCanBeDrawn() {
    Dashboard dashboard =
        dashboard(Samples.summary(0, 1), Samples.summary(28, 2, null, 1.0), newest(0.0, 0.3))
            .after(new Happening.LinkDown(NOW, "x".repeat(300), 1, Duration.ofSeconds(3)));
    for (int zoom = Controls.FURTHEST; zoom <= Controls.CLOSEST; zoom += 4) {
      Controls controls = Controls.initial().withZoom(zoom);
      for (int width = 0; width <= 170; width += 1 + width / 9) {
        for (int height = 0; height <= 60; height += 1 + height / 9) {
          Scene scene = new Scene(dashboard, controls, NOW, ZoneOffset.UTC, FULL);
          CellGrid grid = DashboardView.draw(scene, width, height);
          assertThat(grid.width()).isEqualTo(width);
          assertThat(grid.height()).isEqualTo(height);
        }
      }
    }
  }

  private static WindowSummary newest(Double wellness, @Nullable Double pollution) {
    return Samples.summary(30, 1, wellness, pollution);
  }

  private static Dashboard dashboard(WindowSummary... summaries) {
    return Dashboards.of(summaries);
  }

  private static Happening recorded(WindowSummary... summaries) {
    return Dashboards.recorded(summaries);
  }

  private static Scene scene(Dashboard dashboard, Instant now, Appearance appearance) {
    return new Scene(dashboard, Controls.initial(), now, ZoneOffset.UTC, appearance);
  }

  private static CellGrid draw(Dashboard dashboard) {
    return DashboardView.draw(scene(dashboard, NOW, FULL), 80, 24);
  }

  private static String picture(Dashboard dashboard) {
    return text(draw(dashboard));
  }

  private static String text(CellGrid grid) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < grid.height(); y++) {
      text.append(grid.row(y)).append('\n');
    }
    return text.toString();
  }

  private static List<Integer> brailleColumns(CellGrid grid, int fromRow, int toRow) {
    return columns(grid, fromRow, toRow, '\u2800', '\u28ff');
  }

  private static List<Integer> hatchedColumns(CellGrid grid) {
    return columns(grid, 0, grid.height(), '╱', '╱');
  }

  private static List<Integer> columns(
      CellGrid grid, int fromRow, int toRow, char first, char last) {
    List<Integer> columns = new ArrayList<>();
    for (int x = 0; x < grid.width(); x++) {
      boolean found = false;
      for (int y = fromRow; y < toRow; y++) {
        char glyph = grid.at(x, y).glyph();
        found |= glyph >= first && glyph <= last;
      }
      if (found) {
        columns.add(x);
      }
    }
    return columns;
  }

  private static List<Ground> grounds(CellGrid grid, int x) {
    List<Ground> grounds = new ArrayList<>();
    for (int y = 0; y < grid.height(); y++) {
      grounds.add(grid.at(x, y).ground());
    }
    return grounds;
  }
}
