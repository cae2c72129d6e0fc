package dev.meteo.store;

/**
 * The system uses another value of a shared setting than this process: nothing was added. The
 * settings have to be claimed again, which says whether this process may go on.
 */
public final class SettingsChangedException extends StoreException {
  private static final long serialVersionUID = 1L;

  SettingsChangedException(String fieldAndValue) {
    super("the system's shared settings were changed: it uses " + fieldAndValue);
  }
}
