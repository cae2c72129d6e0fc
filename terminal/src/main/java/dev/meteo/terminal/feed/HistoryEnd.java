package dev.meteo.terminal.feed;

import java.time.Duration;

/**
 * Decides when the history has been read up to its present end, which a stream does not tell. What
 * is published meanwhile comes through the history as well, so that patience delays nothing; too
 * little of it would put new windows before old ones.
 *
 * <p>Times are of {@link System#nanoTime()}.
 */
final class HistoryEnd {
  /** After the last chunk's begin has been read, its rest comes at once. */
  static final Duration QUIET = Duration.ofSeconds(1);

  /** The last chunk has been read by then, also when new windows never leave it quiet. */
  static final Duration LAST_CHUNK = Duration.ofSeconds(5);

  /** With nothing coming at all, such as from an empty stream or one that was read before. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** When the last chunk is known and not reached: more is certain to come. */
  static final Duration CERTAIN = Duration.ofSeconds(30);

  private long quietSinceNanos;
  private long inLastChunkSinceNanos;
  private long reachesOffset = -1;
  private long readOffset = -1;

  HistoryEnd(long nowNanos) {
    this.quietSinceNanos = nowNanos;
  }

  /** The broker's last chunk begins here. */
  void reaches(long offset, long nowNanos) {
    reachesOffset = offset;
    inLastChunkSinceNanos = nowNanos;
  }

  /** A message of the history came. */
  void read(long offset, long nowNanos) {
    if (!isInLastChunk()) {
      inLastChunkSinceNanos = nowNanos;
    }
    readOffset = Math.max(readOffset, offset);
    quietSinceNanos = nowNanos;
  }

  /** Nothing could come until now. */
  void holdUp(long nowNanos) {
    quietSinceNanos = nowNanos;
    inLastChunkSinceNanos = nowNanos;
  }

  /** How long to wait for another message before the end is reached; not positive: now. */
  Duration remaining(long nowNanos) {
    Duration quiet = Duration.ofNanos(nowNanos - quietSinceNanos);
    if (isInLastChunk()) {
      Duration rest = QUIET.minus(quiet);
      Duration most = LAST_CHUNK.minusNanos(nowNanos - inLastChunkSinceNanos);
      return rest.compareTo(most) < 0 ? rest : most;
    }
    return (reachesOffset >= 0 && readOffset >= 0 ? CERTAIN : PATIENCE).minus(quiet);
  }

  private boolean isInLastChunk() {
    return reachesOffset >= 0 && readOffset >= reachesOffset;
  }
}
