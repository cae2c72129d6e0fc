package dev.meteo.store;

/** What became of a result that was added. */
public enum AddOutcome {
  /** It counts from now on. */
  STORED,
  /** The same reading was there already; it still counts once. */
  DUPLICATE,
  /** A reading with this identity and another content was there first and stays. */
  CONFLICT,
  /** Its pane is below the horizon: the retention is over for it. */
  TOO_LATE
}
