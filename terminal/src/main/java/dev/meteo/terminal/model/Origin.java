package dev.meteo.terminal.model;

/** Whether a window was new to the terminal that received it, which its times do not tell later. */
public enum Origin {
  /** A journal of an earlier version does not say. */
  UNKNOWN,
  /** It ended while the terminal ran. */
  NEW,
  /** It had ended before the terminal started, and was sent to it nevertheless. */
  EARLIER,
  /** It had ended before the terminal started, and came while the history was read. */
  HISTORY
}
