package dev.meteo.store;

/** This process was given another value for a shared setting than the others use. */
public final class SettingConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  SettingConflictException(Setting setting, String own, String shared) {
    super(
        "--%s is %s here, but %s for the system; leave the option out to adopt it, or end all"
                .formatted(setting.field(), own, shared)
            + " workers and window proxies and run: redis-cli HDEL '%s' %s"
                .formatted(Keys.SETTINGS, setting.field()));
  }
}
