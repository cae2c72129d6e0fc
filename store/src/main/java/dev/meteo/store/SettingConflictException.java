package dev.meteo.store;

/** This process was given another value for a shared setting than the others use. */
public final class SettingConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Starting over is for who would rather have all again than two curves in one mean. */
  private static final String STORED_STAY =
      "; readings that are stored keep their coefficient: to start over, without any, run"
          + " redis-cli -u \"$METEO_REDIS\" --scan --pattern '{meteo:0}:*' | xargs redis-cli -u"
          + " \"$METEO_REDIS\" UNLINK";

  SettingConflictException(Setting setting, String own, String shared) {
    super(
        "--%s is %s here, but %s for the system; leave the option out to adopt it, or end all"
                .formatted(setting.field(), own, shared)
            + " workers and window proxies and run: redis-cli -u \"$METEO_REDIS\" HDEL '%s' %s"
                .formatted(Keys.SETTINGS, setting.field())
            + (setting == Setting.CO2 ? STORED_STAY : ""));
  }
}
