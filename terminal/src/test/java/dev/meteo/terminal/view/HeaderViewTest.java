package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderViewTest {
  private static final Instant NOW = Samples.start(31).plusSeconds(2);

  @Test
  void aReplayDoesNotCallAnybodySilentByAWordThatMayNotBeSoAnyMore() {
    Dashboard replay =
        Dashboard.replaying("hall", "×1", Dashboards.STARTED, List.of())
            .after(Dashboards.recorded(Samples.summary(30, 1)));
    Dashboard some = replay.after(Signs.came(NOW, 5, 4));

    assertThat(header(some, Controls.initial(), NOW.plusSeconds(5), 160)).contains("4 silent");
    assertThat(header(some, Controls.initial(), NOW.plusSeconds(40), 160))
        .contains("3 workers, 5 sensors as of 12:02:37")
        .doesNotContain("silent");
    assertThat(
            header(replay.after(Signs.nobody(NOW)), Controls.initial(), NOW.plusSeconds(40), 160))
        .doesNotContain("no worker");
  }

  @Test
  void theCursorsTimeIsThereAtEverySize() {
    Dashboard dashboard = Dashboards.of(Samples.summary(29, 1), Samples.summary(30, 1));
    Controls controls =
        Controls.initial()
            .after(Command.CURSOR_BACK, dashboard, NOW, 20)
            .after(Command.CURSOR_BACK, dashboard, NOW, 20);

    for (int width = Layout.LEAST_WIDTH; width < 170; width++) {
      assertThat(header(dashboard, controls, NOW, width)).contains("[AT 12:02:25]");
      assertThat(header(dashboard, Controls.initial(), NOW, width)).doesNotContain("[AT");
    }
  }

  @Test
  void whileAnAttemptHangsItsNumberAndTheReasonStay() {
    Dashboard down =
        Dashboards.of(Samples.summary(30, 1))
            .after(Signs.came(NOW, 5, 1))
            .after(new Happening.LinkDown(NOW, "x".repeat(300), 3, Duration.ofSeconds(3)));

    assertThat(header(down, Controls.initial(), NOW.plusSeconds(31), 110))
        .contains("[DOWN]  31 s, try 4 now", "xxxxxxxxxxxx…");
    assertThat(header(down, Controls.initial(), NOW.plusSeconds(1), 110))
        .contains("[DOWN]  1 s, try 4 in 2 s", "xxxxxxxxxxxx…");
  }

  @Test
  void whyThereIsNoConnectionIsSaidAtEverySize() {
    Dashboard down =
        Dashboards.of(Samples.summary(30, 1))
            .after(new Happening.LinkDown(NOW, "Connection refused", 3, Duration.ofSeconds(3)));
    Dashboard full =
        Dashboards.of(Samples.summary(30, 1)).after(new Happening.DiskFailed(NOW, "No space left"));

    for (int width = Layout.LEAST_WIDTH; width < 110; width++) {
      for (int height : new int[] {Layout.LEAST_HEIGHT, 12, 24}) {
        assertThat(picture(down, width, height)).containsOnlyOnce("Connection refused");
        if (width < HeaderView.REASON_FROM) {
          assertThat(picture(full, width, height)).contains("No space left");
        }
      }
    }
  }

  private static String picture(Dashboard dashboard, int width, int height) {
    Scene scene =
        new Scene(dashboard, Controls.initial(), NOW, ZoneOffset.UTC, new Appearance(true, true));
    CellGrid grid = DashboardView.draw(scene, width, height);
    return grid.row(0) + grid.row(height - 1);
  }

  @Test
  void whatComesAfterAReconnectionIsCounted() {
    Instant late = NOW.plusSeconds(60);
    List<ReceivedSummary> waited =
        List.of(
            Samples.received(Samples.summary(31, 1), 80, Origin.NEW),
            Samples.received(Samples.summary(32, 1), 75, Origin.NEW));
    Dashboard caughtUp =
        Dashboards.connected()
            .after(Dashboards.recorded(Samples.summary(29, 1), Samples.summary(30, 1)))
            .after(new Happening.LinkDown(NOW, "Connection refused", 1, Duration.ofSeconds(3)))
            .after(new Happening.LinkUp(late, "mq1:5672"))
            .after(new Happening.Recorded(waited.getFirst().received(), waited));

    assertThat(header(caughtUp, Controls.initial(), waited.getFirst().received(), 80))
        .contains("[OLD DATA]  catching up 2 ");
  }

  @Test
  void theClockRunsOnWhileThePictureIsHeldAndAReplayCountsNothing() {
    Dashboard before = Dashboards.of(Samples.summary(29, 1));
    Dashboard replay = Dashboard.replaying("hall", "×1", Dashboards.STARTED, List.of());
    Dashboard after = before.after(Dashboards.recorded(Samples.summary(30, 1)));
    Controls held = Controls.initial().after(Command.PAUSE, before, NOW, 20);
    Controls heldReplay = Controls.initial().after(Command.PAUSE, replay, NOW, 20);

    assertThat(header(after, held, NOW.plusSeconds(70), 80)).contains("[PAUSED +1]", "12:03:47");
    assertThat(header(replay, heldReplay, NOW, 80)).contains("[PAUSED]");
  }

  @Test
  void whatCouldNotBeRecordedIsCountedAtEverySizeAndNotTwiceWhilePaused() {
    List<ReceivedSummary> came =
        Dashboards.received(Samples.summary(29, 1), Samples.summary(30, 1));
    Dashboard waiting =
        Dashboards.connected()
            .after(new Happening.DiskFailed(NOW, "No space left"))
            .after(new Happening.Unrecorded(NOW, came));
    Controls held = Controls.initial().after(Command.PAUSE, waiting, NOW, 20);
    Dashboard recorded =
        waiting
            .after(new Happening.DiskRecovered(NOW))
            .after(new Happening.RecordedLater(NOW, came));

    for (int width = Layout.LEAST_WIDTH; width < 170; width++) {
      assertThat(header(waiting, Controls.initial(), NOW, width)).contains(" NOT RECORDING 2 ");
    }
    assertThat(header(waiting, held, NOW, 80)).contains("[PAUSED +0]");
    assertThat(header(recorded, held, NOW, 80)).contains("[PAUSED +0]", "REC 2");
    assertThat(header(recorded.after(Dashboards.recorded(Samples.summary(31, 1))), held, NOW, 80))
        .contains("[PAUSED +1]");
  }

  private static String header(Dashboard dashboard, Controls controls, Instant now, int width) {
    Scene scene = new Scene(dashboard, controls, now, ZoneOffset.UTC, new Appearance(true, true));
    return DashboardView.draw(scene, width, 24).row(0);
  }
}
