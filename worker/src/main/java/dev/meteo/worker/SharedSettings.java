package dev.meteo.worker;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Retention;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all processes of the system share, as they are in force.
 *
 * @param co2 the curve of the pollution coefficient
 * @param replicas how many replicas of Redis must have a reading before it is acknowledged
 */
public record SharedSettings(WellnessCurve co2, Retention retention, int replicas) {
  /**
   * What a process was told of them; null for whatever the system uses.
   *
   * @param replicas at least 0
   */
  public record Own(
      @Nullable WellnessCurve co2, @Nullable Retention retention, @Nullable Integer replicas) {
    Map<Setting, String> given() {
      Map<Setting, String> given = new EnumMap<>(Setting.class);
      put(given, Setting.CO2, co2);
      put(given, Setting.RETENTION, retention);
      put(given, Setting.REPLICAS, replicas);
      return given;
    }

    private static void put(Map<Setting, String> given, Setting setting, @Nullable Object value) {
      if (value != null) {
        given.put(setting, value.toString());
      }
    }
  }

  private static final Duration FOREVER = Duration.ofDays(36_500);

  /**
   * Adopts what the system uses, or makes it use these.
   *
   * @throws UsageError when the system uses others; it goes on as if nobody had asked
   * @throws StoreException when Redis does not answer
   */
  public static SharedSettings claim(SettingsStore store, Own own) throws StoreException {
    try {
      var unused = store.agreed(own.given());
      Retention kept = store.retention(Optional.ofNullable(own.retention()), Retention.USUAL);
      String curve =
          store.co2(
              Optional.ofNullable(own.co2()).map(WellnessCurve::toString),
              Formulas.DEFAULT_CO2.toString());
      int replicas = store.replicas(Optional.ofNullable(own.replicas()));
      return new SharedSettings(WellnessCurve.parse(curve), kept, replicas);
    } catch (SettingConflictException e) {
      UsageError error = new UsageError(String.valueOf(e.getMessage()));
      error.initCause(e);
      throw error;
    }
  }

  /**
   * Makes sure that the system still uses these.
   *
   * @throws UsageError when it uses others now: what is computed by these must not be stored
   * @throws StoreException when Redis does not answer
   */
  public void renew(SettingsStore store) throws StoreException {
    try {
      var unused = claim(store, own());
    } catch (UsageError e) {
      UsageError changed =
          new UsageError("the shared settings were changed while this ran: " + e.getMessage());
      changed.initCause(e);
      throw changed;
    }
  }

  /** These, as another claim is to find them. */
  public Own own() {
    return new Own(co2, retention, replicas);
  }

  /**
   * The same, waiting for Redis as long as it takes. Blocks.
   *
   * @param pause how time passes until Redis is asked again, and whether to give up
   * @return null when it was given up
   */
  public static @Nullable SharedSettings claim(
      SettingsStore store, Own own, RedisPatience patience, RedisPatience.Pause pause)
      throws IOException, InterruptedException {
    try {
      return patience.untilAnswered(
          () -> claim(store, own), "waiting until it does", FOREVER, pause);
    } catch (EndedException e) {
      return null;
    }
  }
}
