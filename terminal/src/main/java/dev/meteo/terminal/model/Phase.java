package dev.meteo.terminal.model;

/** The state of everything between the window proxy and the screen, in a word. */
public enum Phase {
  /** The first connection is being made. */
  CONNECTING,
  /** There is no connection. */
  DOWN,
  /** Connected, and no window has come yet, or none that held readings. */
  WAITING,
  /** Connected, and windows are overdue by more than two. */
  STALE,
  /** Connected, and windows of the past are coming: they had waited, or sensors were recorded. */
  PAST,
  /** Connected, and windows come soon after their end, but hold no readings any more. */
  IDLE,
  /** Connected, and windows come soon after their end. */
  LIVE,
  /** A journal is being played again. */
  REPLAY,
  /** A journal has been played to its end. */
  ENDED
}
