package dev.meteo.store;

/** What became of a revision that was to be sealed. */
public enum SealOutcome {
  /** It is written, immutable, and waits in the outbox. */
  SEALED,
  /**
   * The last revision says the same already, or the window starts below the horizon and is not
   * revised any more; nothing was written.
   */
  UNCHANGED,
  /** The last revision is another than the one read, or still waits in the outbox. */
  STALE,
  /** The lease is not ours any more; nothing was written. */
  NOT_LEADER,
  /**
   * It is not known to count all readings that the last revision counts, as Redis has lost some;
   * nothing was written.
   */
  INCOMPLETE
}
