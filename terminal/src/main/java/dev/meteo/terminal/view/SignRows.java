package dev.meteo.terminal.view;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Workers and sensors in the order of a screen, those that the filter takes: who is silent for
 * longest first, then by name, so that rows keep their places while all is well.
 */
record SignRows(List<WorkerSign> workers, List<SensorSign> sensors) {
  /** The window proxy tells of them every five seconds. */
  private static final Duration OLD = Duration.ofSeconds(12);

  private static final SignRows NONE = new SignRows(List.of(), List.of());

  static SignRows of(Scene scene) {
    return of(scene.dashboard(), scene.controls().lists());
  }

  private static SignRows of(Dashboard dashboard, Lists lists) {
    Happening.SignsCame came = dashboard.signs();
    if (came == null) {
      return NONE;
    }
    SignsOfLife signs = came.signs();
    return new SignRows(
        signs.workers().stream()
            .filter(worker -> lists.takes(worker.name()))
            .sorted(order(came::isSilent, WorkerSign::seen, WorkerSign::name))
            .toList(),
        signs.listed().stream()
            .filter(sensor -> lists.takes(sensor.sensor()))
            .sorted(order(came::isSilent, SensorSign::seen, SensorSign::sensor))
            .toList());
  }

  /** Whether the last word says nothing of now: there should be a newer one, or none can come. */
  static boolean isOld(Dashboard dashboard, Instant now) {
    Happening.SignsCame came = dashboard.signs();
    return came == null
        || dashboard.link() instanceof LinkState.Down
        || Duration.between(came.at(), now).compareTo(OLD) > 0;
  }

  /** How many rows the list in focus has. */
  static int count(Dashboard dashboard, Lists lists) {
    return switch (lists.focus()) {
      case WORKERS -> of(dashboard, lists).workers.size();
      case SENSORS -> of(dashboard, lists).sensors.size();
      case EVENTS -> dashboard.notes().size();
      case WELLNESS, POLLUTION, NONE -> 0;
    };
  }

  /** What those that compute are called: servers where they are called themselves. */
  static String role(SignsOfLife signs) {
    boolean servers = signs.workers().stream().allMatch(w -> w.name().startsWith("server@"));
    return servers && !signs.workers().isEmpty() ? "server" : "worker";
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static <T> Comparator<T> order(
      Predicate<T> silent, Function<T, Instant> seen, Function<T, String> name) {
    Comparator<T> bySilence =
        Comparator.comparing(row -> silent.test(row) ? seen.apply(row) : Instant.MAX);
    return bySilence.thenComparing(name, NaturalOrder.INSTANCE);
  }
}
