package dev.meteo.terminal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.WindowSummary;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.ReceivedSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is received, pressed and asked for, a picture is drawn and says nothing untrue. */
class AnyPictureTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Appearance FULL = new Appearance(true, true);

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyHistoryAnySizeAnyNumbersAnyKeys(long seed) {
    Random random = new Random(seed);
    Duration length = length(random);
    Dashboard dashboard = happenings(random, length);
    Instant now = START.plus(length.multipliedBy(random.nextInt(400))).plusMillis(900);
    Controls controls = Controls.initial();
    for (int i = 0; i < 12; i++) {
      int width = random.nextInt(301);
      int height = random.nextInt(101);
      int columns = DashboardView.plotColumns(controls, width, height);
      Command command = List.of(Command.values()).get(random.nextInt(Command.values().length));
      controls = controls.after(command, dashboard, now, columns);
      Appearance appearance = new Appearance(random.nextBoolean(), random.nextBoolean());
      Scene scene = new Scene(dashboard, controls, now, ZoneId.of("Asia/Kolkata"), appearance);

      CellGrid grid = DashboardView.draw(scene, width, height);

      assertThat(grid.width()).isEqualTo(width);
      assertThat(grid.height()).isEqualTo(height);
      DashboardView.inSight(scene, width, height);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPanelStaysInItsPlace(long seed) {
    Random random = new Random(seed);
    CellGrid grid = new CellGrid(150, 60);
    Region whole = grid.whole();
    for (int y = 0; y < 60; y++) {
      whole.text(0, y, "#".repeat(150), Tone.PLAIN);
    }
    int left = random.nextInt(100);
    int top = random.nextInt(40);
    Region place = whole.part(left, top, random.nextInt(100), random.nextInt(40));
    Dashboard dashboard = happenings(random, Duration.ofSeconds(5));
    Scene scene =
        new Scene(dashboard, Controls.initial(), START.plusSeconds(700), ZoneId.of("UTC"), FULL);

    PanelView.draw(place, CoefficientKind.WELLNESS, scene, random.nextBoolean() ? 0 : 25);
    SideView.draw(place, scene);
    SignsView.draw(place, scene);
    EventsView.draw(place, scene);

    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 150; x++) {
        boolean inside =
            x >= left && x < left + place.width() && y >= top && y < top + place.height();
        if (!inside) {
          assertThat(grid.at(x, y)).isEqualTo(new Cell('#', Tone.PLAIN, false, Ground.NONE));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsZeroThatNobodyMeasured(long seed) {
    Random random = new Random(seed);
    List<ReceivedSummary> received = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      if (random.nextInt(4) > 0) {
        received.add(
            received(
                i,
                random.nextInt(3) == 0 ? null : tame(random),
                random.nextInt(3) == 0 ? null : tame(random)));
      }
    }
    Dashboard dashboard =
        Dashboards.connected().after(new Happening.Recorded(START.plusSeconds(251), received));
    Controls controls = Controls.initial();
    for (int moves = random.nextInt(20); moves > 0; moves--) {
      controls = controls.after(Command.CURSOR_BACK, dashboard, START.plusSeconds(252), 60);
    }
    Scene scene = new Scene(dashboard, controls, START.plusSeconds(252), ZoneId.of("UTC"), FULL);

    CellGrid grid = DashboardView.draw(scene, 100, 30);

    for (int y = 1; y < 26; y++) {
      assertThat(grid.row(y)).doesNotContainPattern("(?<![-+])0\\.00|n 0 |NaN");
    }
  }

  private static Duration length(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofNanos(1000);
      case 1 -> Duration.ofSeconds(5);
      case 2 -> Duration.ofHours(1);
      default -> Duration.ofDays(3650);
    };
  }

  private static Dashboard happenings(Random random, Duration length) {
    Dashboard dashboard = Dashboards.starting(AlertRule.parse("wellness<0.4"));
    for (int i = 0; i < 40; i++) {
      Instant at = START.plusSeconds(i);
      dashboard =
          dashboard.after(
              switch (random.nextInt(10)) {
                case 0 -> new Happening.LinkUp(at, text(random));
                case 1 -> new Happening.LinkDown(at, text(random), i, Duration.ofSeconds(i));
                case 2 -> new Happening.DiskFailed(at, text(random));
                case 3 -> new Happening.Unreadable(at, text(random));
                case 5 -> new Happening.Unrecorded(at, some(random, length, at));
                case 4 -> new Happening.SignsCame(at, Signs.any(random, () -> text(random)));
                default -> new Happening.Recorded(at, some(random, length, at));
              });
    }
    return dashboard;
  }

  private static List<ReceivedSummary> some(Random random, Duration length, Instant at) {
    List<ReceivedSummary> some = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      long number = Duration.between(Instant.EPOCH, START).dividedBy(length);
      Instant start = Instant.EPOCH.plus(length.multipliedBy(number + random.nextInt(300) - 40));
      WindowSummary summary =
          new WindowSummary(
              start,
              start.plus(length),
              1 + random.nextInt(3),
              wild(random, start),
              wild(random, start));
      some.add(new ReceivedSummary(at, "{}", summary));
    }
    return some;
  }

  private static @Nullable CoefficientStatistics wild(Random random, Instant newest) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    long count = 1 + Math.abs(random.nextLong() >> random.nextInt(63)) / 2;
    return new CoefficientStatistics(
        count,
        number(random),
        number(random),
        random.nextInt(4) == 0 ? null : number(random),
        number(random),
        number(random),
        newest);
  }

  private static double number(Random random) {
    double[] odd = {0, 1, -1, 1e9, -1e300, Double.MAX_VALUE, 1e-300, Double.NaN, -0.0};
    return random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(300); i > 0; i--) {
      text.append((char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  private static double tame(Random random) {
    return 0.4 + 0.4 * random.nextDouble();
  }

  private static ReceivedSummary received(
      int window, @Nullable Double wellness, @Nullable Double pollution) {
    Instant start = START.plusSeconds(window * 5L);
    WindowSummary summary =
        new WindowSummary(
            start, start.plusSeconds(5), 1, figures(wellness, start), figures(pollution, start));
    return new ReceivedSummary(start.plusSeconds(6), "{}", summary);
  }

  private static @Nullable CoefficientStatistics figures(@Nullable Double mean, Instant newest) {
    return mean == null
        ? null
        : new CoefficientStatistics(
            10, mean * 10, mean, 0.03, mean - 0.05, mean + 0.05, newest.plusSeconds(2));
  }
}
