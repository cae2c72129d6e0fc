package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignsViewTest {
  @Test
  void workersHaveTheRowsThatSensorsDoNotNeed() {
    String page = page(workers(12, 0), 100, 30, 0);

    assertThat(page).contains("worker@lab:11").doesNotContain("of 12");
  }

  @Test
  void theColumnsStayTogetherOnAWideScreen() {
    assertThat(page(workers(1, 0), 300, 30, 0).lines())
        .filteredOn(row -> row.contains("worker@lab:0"))
        .singleElement()
        .satisfies(row -> assertThat(row.stripTrailing()).endsWith("now").hasSize(99));
  }

  @Test
  void largeNumbersAreShortenedAndNotCut() {
    assertThat(page(workers(1, 99_999), 100, 30, 0)).contains(" 99,999 refused");
    assertThat(page(workers(1, 9_999_999), 100, 30, 0)).contains(" 10.0 M refused");
    assertThat(page(workers(1, 123_456), 100, 30, 0)).contains(" 123 k refused");
    assertThat(page(workers(1, Long.MAX_VALUE), 100, 30, 0)).contains(" 9.22 E refused");
  }

  @Test
  void theAgeStandsApartFromTheRule() {
    assertThat(page(workers(1, 0), 100, 30, 16)).contains("── WORKERS 1 ─ as of 16 s ago ──");
  }

  @Test
  void aWorkerThatMissedTwoSignsIsSilentAndItsRateNotShown() {
    Dashboard killed =
        Dashboards.connected()
            .after(new Happening.SignsCame(Samples.NOON.plusSeconds(12), signs(12)));

    assertThat(page(killed, 100, 30, 12).lines())
        .filteredOn(row -> row.contains("worker@lab:0"))
        .singleElement()
        .satisfies(
            row -> assertThat(row).contains("SILENT 12 s", " -- ").doesNotContain("/s", "now"));
    assertThat(page(killed, 100, 30, 12)).contains("WORKERS 1, 1 silent", "no worker");
  }

  @Test
  void withoutAConnectionNothingIsNow() {
    Dashboard down =
        workers(1, 0)
            .after(
                new Happening.LinkDown(
                    Samples.NOON, "closed by the broker", 1, Duration.ofSeconds(1)));

    assertThat(page(down, 100, 30, 28)).contains("as of 28 s ago");
    assertThat(page(down, 100, 30, 28).lines())
        .filteredOn(row -> row.contains("worker@lab:0"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("28 s ago", " -- ").doesNotContain("/s", "now"));
    assertThat(page(down, 100, 30, 3)).contains("as of 3 s ago").doesNotContain("1.0/s");
  }

  private static SignsOfLife signs(int later) {
    WorkerSign worker = new WorkerSign("worker@lab:0", Samples.NOON, figures(0));
    return new SignsOfLife(
        Samples.NOON.plusSeconds(later), Duration.ofSeconds(30), List.of(worker), 0, 0, List.of());
  }

  private static Dashboard workers(int count, long refused) {
    List<WorkerSign> workers =
        IntStream.range(0, count)
            .mapToObj(i -> new WorkerSign("worker@lab:" + i, Samples.NOON, figures(refused)))
            .toList();
    SignsOfLife signs =
        new SignsOfLife(Samples.NOON, Duration.ofSeconds(30), workers, 0, 0, List.of());
    return Dashboards.connected().after(new Happening.SignsCame(Samples.NOON, signs));
  }

  private static WorkerFigures figures(long refused) {
    return new WorkerFigures(7, 7, refused, 1);
  }

  private static String page(Dashboard dashboard, int width, int height, int later) {
    Controls controls = Controls.initial().after(Command.SIGNS, dashboard, Samples.NOON, width);
    CellGrid grid =
        DashboardView.draw(
            new Scene(
                dashboard,
                controls,
                Samples.NOON.plusSeconds(later),
                ZoneOffset.UTC,
                new Appearance(true, true)),
            width,
            height);
    return String.join("\n", IntStream.range(0, height).mapToObj(grid::row).toList());
  }
}
