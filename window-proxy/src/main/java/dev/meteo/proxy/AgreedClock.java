package dev.meteo.proxy;

import dev.meteo.store.AgreedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that the horizon goes by. It follows the earlier of Redis' clock and the leader's, and
 * never faster than time passes, so that no clock that jumps ahead destroys anything. It stands
 * still over an outage of the store or the broker and until what waited through it is stored; then
 * it catches up at twice the pace, if both clocks agree. It never goes back. Not thread-safe.
 */
final class AgreedClock {
  /** A longer time without an agreed round was an outage; a change of leaders takes less. */
  static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(5);

  /** What waited is stored once nothing was seen to wait for so long. */
  static final Duration QUIET = Duration.ofSeconds(10);

  private static final Duration LONGEST_OUTAGE = Duration.ofDays(30);

  /** Sensors connect again, and send what they kept. */
  private static final Duration SENSORS_RETURN = Duration.ofMinutes(1);

  /** Sensors keep a bounded number of readings, which a queue takes in by then. */
  private static final Duration LONGEST_RETURN = Duration.ofHours(1);

  /** Without a queue, sensors wait until all they kept is stored. */
  private static final Duration LONGEST_RETURN_WITHOUT_QUEUE = Duration.ofDays(7);

  /** For each hour of an outage, so long may its backlog take. */
  private static final int BACKLOG_FACTOR = 4;

  private static final Duration LEAST_BACKLOG = Duration.ofHours(1);
  private static final Duration AGREEMENT = Duration.ofSeconds(60);

  private final Optional<AgreedTime> last;
  private Instant agreed;
  private Duration holdAtLeast;
  private Duration holdAtMost;
  private Duration quiet = Duration.ZERO;
  private Duration outage = Duration.ZERO;
  private @Nullable ClockReading before;

  /**
   * @param last what any leader last agreed
   * @param fallback the time to begin with when nothing was agreed yet
   */
  AgreedClock(Optional<AgreedTime> last, Instant fallback) {
    this.last = last;
    this.agreed = last.map(AgreedTime::agreed).orElse(fallback);
    this.holdAtLeast = last.map(AgreedTime::holdAtLeast).orElse(Duration.ZERO);
    this.holdAtMost = last.map(AgreedTime::holdAtMost).orElse(Duration.ZERO);
  }

  /**
   * Lets time pass.
   *
   * @param limit it does not go beyond this
   * @param backlog empty when nobody knows
   * @param mayHold false when nothing can be stored unless the horizon rises
   */
  void advance(ClockReading now, Instant limit, Optional<Backlog> backlog, boolean mayHold) {
    Instant target = now.earlier().isBefore(limit) ? now.earlier() : limit;
    Duration elapsed = elapsed(now, target);
    outage = elapsed.compareTo(SHORTEST_OUTAGE) > 0 ? elapsed : Duration.ZERO;
    before = now;
    if (outage.isPositive()) {
      hold(backlog.isPresent());
    } else {
      pass(elapsed, backlog);
    }
    if (!isHeld() || !mayHold) {
      follow(target, outage.isPositive() ? Duration.ZERO : elapsed, now);
    }
  }

  /** The time that the horizon is a retention behind. */
  Instant time() {
    return agreed;
  }

  /** Whether it stands still because of an outage. */
  boolean isHeld() {
    return holdAtMost.isPositive();
  }

  /** How long the outage was that the last call found out about; 0 when there was none. */
  Duration outage() {
    return outage;
  }

  /** For the next leader. */
  AgreedTime record(ClockReading now) {
    return new AgreedTime(agreed, now.store(), now.own(), holdAtLeast, holdAtMost);
  }

  /** Since the last agreed round; across processes as the clock says that says less. */
  private Duration elapsed(ClockReading now, Instant target) {
    if (before != null) {
      return now.since(before);
    }
    if (agreed.isAfter(target)) {
      agreed = target; // both clocks were ahead; the horizon itself does not sink
    }
    Duration said =
        last.map(
                then ->
                    shorter(
                        Duration.between(then.store(), now.store()),
                        Duration.between(then.own(), now.own())))
            .orElseGet(() -> Duration.between(agreed, target));
    return said.isNegative() ? Duration.ZERO : said;
  }

  private void hold(boolean hasQueue) {
    Duration length = shorter(outage, LONGEST_OUTAGE);
    Duration longest = hasQueue ? LONGEST_RETURN : LONGEST_RETURN_WITHOUT_QUEUE;
    holdAtLeast = shorter(holdAtLeast.plus(length), longest).plus(SENSORS_RETURN);
    holdAtMost =
        shorter(holdAtMost, LONGEST_OUTAGE)
            .plus(length.multipliedBy(BACKLOG_FACTOR))
            .plus(LEAST_BACKLOG);
    quiet = Duration.ZERO;
  }

  private void pass(Duration elapsed, Optional<Backlog> backlog) {
    holdAtLeast = less(holdAtLeast, elapsed);
    holdAtMost = less(holdAtMost, elapsed);
    boolean isQuiet = backlog.map(Backlog::isEmpty).orElse(true);
    quiet = isQuiet ? quiet.plus(elapsed) : Duration.ZERO;
    boolean isDone = backlog.isEmpty() || quiet.compareTo(QUIET) >= 0;
    if (holdAtLeast.isZero() && isDone) {
      holdAtMost = Duration.ZERO;
    }
  }

  private void follow(Instant target, Duration elapsed, ClockReading now) {
    Duration step = now.isApartBy(AGREEMENT) ? elapsed : elapsed.multipliedBy(2);
    Instant reached = agreed.plus(step);
    Instant next = reached.isBefore(target) ? reached : target;
    agreed = next.isAfter(agreed) ? next : agreed;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration less(Duration from, Duration by) {
    return from.compareTo(by) > 0 ? from.minus(by) : Duration.ZERO;
  }
}
