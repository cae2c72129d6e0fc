package dev.meteo.terminal.feed;

import java.time.Duration;

/**
 * Decides when the history has been read up to its present end, which a stream does not tell. The
 * history stays attached afterwards, so that a wrong guess costs order and not summaries.
 *
 * <p>Times are of {@link System#nanoTime()}.
 */
final class HistoryEnd {
  /** After the last chunk's begin has been read, its rest comes at once. */
  static final Duration QUIET = Duration.ofMillis(250);

  /** With nothing coming at all, such as from an empty stream or one that was read before. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private long quietSinceNanos;
  private long reachesOffset = -1;
  private long readOffset = -1;

  HistoryEnd(long nowNanos) {
    this.quietSinceNanos = nowNanos;
  }

  /** The broker's last chunk begins here. */
  void reaches(long offset) {
    reachesOffset = offset;
  }

  /** A message of the history came. */
  void read(long offset, long nowNanos) {
    readOffset = Math.max(readOffset, offset);
    quietSinceNanos = nowNanos;
  }

  /** How long to wait for another message before the end is reached; not positive: now. */
  Duration remaining(long nowNanos) {
    boolean inLastChunk = reachesOffset >= 0 && readOffset >= reachesOffset;
    Duration quiet = Duration.ofNanos(nowNanos - quietSinceNanos);
    return (inLastChunk ? QUIET : PATIENCE).minus(quiet);
  }
}
