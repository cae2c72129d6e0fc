package dev.meteo.proxy;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.DurationText;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreException;
import java.time.Duration;
import java.util.Map;

/**
 * Sees to it that no proxy leads by rules that the system has given up: two that publish windows of
 * different lengths would take turns. One thread uses it.
 */
final class RulesWatch {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final SettingsStore settings;
  private final Map<Setting, String> rules;
  private long checkedNanos = System.nanoTime();

  RulesWatch(SettingsStore settings, WindowRules rules) {
    this.settings = settings;
    this.rules =
        Map.of(
            Setting.WINDOW,
            DurationText.of(rules.grid().length()),
            Setting.RETENTION,
            rules.retention().toString());
  }

  /** Like {@link #check} when the last one is long enough ago. */
  void checkIfDue(long nowNanos) throws StoreException {
    if (nowNanos - checkedNanos >= EVERY.toNanos()) {
      checkedNanos = nowNanos;
      check();
    }
  }

  /**
   * Compares the rules with what the system uses now; a setting without a value is no other one.
   * Blocks for a round trip.
   *
   * @throws UsageError when the system uses others
   */
  void check() throws StoreException {
    try {
      var unused = settings.agreed(rules);
    } catch (SettingConflictException e) {
      UsageError error =
          new UsageError("the shared settings were changed while this ran: " + e.getMessage());
      error.initCause(e);
      throw error;
    }
  }
}
