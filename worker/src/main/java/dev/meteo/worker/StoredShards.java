package dev.meteo.worker;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Shard;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Into how many shards what counts is told, for the whole system. */
final class StoredShards {
  private static final String WAITING = "waiting until it does";
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private StoredShards() {}

  /**
   * Refuses a number that is not the system's, before anything is written. Blocks until Redis has
   * answered.
   *
   * @return false when it was given up
   * @throws UsageError when the system uses another number
   */
  static boolean check(
      SettingsStore store, @Nullable Integer own, RedisPatience patience, RedisPatience.Pause pause)
      throws IOException, InterruptedException {
    try {
      return own == null
          || patience.untilAnswered(() -> check(store, own), WAITING, FOREVER, pause);
    } catch (EndedException e) {
      return false;
    }
  }

  /**
   * The number in force, waiting for Redis as long as it takes. Blocks.
   *
   * @param own what this worker was told; null for what the system uses
   * @param pause how time passes until Redis is asked again, and whether to give up
   * @return null when it was given up
   * @throws UsageError when the system uses another number
   */
  static @Nullable Integer claim(
      SettingsStore store, @Nullable Integer own, RedisPatience patience, RedisPatience.Pause pause)
      throws IOException, InterruptedException {
    try {
      return patience.untilAnswered(() -> claim(store, own), WAITING, FOREVER, pause);
    } catch (EndedException e) {
      return null;
    }
  }

  private static boolean check(SettingsStore store, int own) throws StoreException {
    try {
      var unused = store.agreed(Map.of(Setting.SHARDS, Integer.toString(own)));
      return true;
    } catch (SettingConflictException e) {
      throw explained(e);
    }
  }

  private static Integer claim(SettingsStore store, @Nullable Integer own) throws StoreException {
    try {
      return Shard.check(store.shards(Optional.ofNullable(own)));
    } catch (SettingConflictException e) {
      throw explained(e);
    } catch (IllegalArgumentException e) {
      UsageError error =
          new UsageError("stored-shards in Redis is not a number of shards: " + e.getMessage());
      error.initCause(e);
      throw error;
    }
  }

  private static UsageError explained(SettingConflictException conflict) {
    UsageError error = new UsageError(String.valueOf(conflict.getMessage()));
    error.initCause(conflict);
    return error;
  }
}
