package dev.meteo.chaos;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one fault went. Of one that ended amid another one, or could not be done, nothing more can be
 * said.
 *
 * @param fault its name
 * @param target whom it concerned
 * @param atMs when it began, after the beginning of the run
 * @param lastedMs until it had ended
 * @param storedAfterMs how long after its end readings were stored again
 * @param publishedAfterMs how long after its end a new window was published
 * @param notStoredMs the longest time from its begin until then in which nothing was stored
 * @param notPublishedMs the longest time from its begin until then without a new window, of which
 *     one is due each second
 * @param effect what else was seen
 * @param failed whether it could not be done
 * @param idle whether it was done and changed nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recovery(
    String fault,
    String target,
    long atMs,
    long lastedMs,
    @Nullable Long storedAfterMs,
    @Nullable Long publishedAfterMs,
    @Nullable Long notStoredMs,
    @Nullable Long notPublishedMs,
    String effect,
    boolean failed,
    boolean idle) {

  /**
   * Works it out.
   *
   * @param startNanos when the run began
   * @param stored when readings were stored
   * @param published when windows came to a terminal for the first time
   * @param all faults of the run
   */
  static Recovery of(
      Happened happened, long startNanos, Instants stored, Instants published, List<Happened> all) {
    long end = happened.healedNanos();
    Optional<Happened> amid = all.stream().filter(other -> other.lastsAt(end)).findFirst();
    boolean known = amid.isEmpty() && happened.counts();
    long begin = happened.begunNanos();
    return new Recovery(
        happened.planned().kind().name(),
        happened.planned().fault().target(),
        ms(begin - startNanos),
        ms(end - begin),
        known ? ms(stored.firstAfter(end)) : null,
        known ? ms(published.firstAfter(end)) : null,
        known ? ms(stored.longestGap(begin, end)) : null,
        known ? ms(published.longestGap(begin, end)) : null,
        effect(
            happened,
            amid.map(other -> "ended amid " + other.planned().kind().name())
                .orElseGet(happened.planned().fault()::effect)),
        !happened.done(),
        happened.done() && !happened.counts());
  }

  /** Whether it was done and has changed anything. */
  boolean counts() {
    return !failed && !idle;
  }

  long endMs() {
    return atMs + lastedMs;
  }

  /** The same fault, of which nothing more can be said. */
  Recovery withoutFigures() {
    return new Recovery(
        fault, target, atMs, lastedMs, null, null, null, null, effect, failed, idle);
  }

  /** The same fault, of which nothing can be said but when it was over. */
  Recovery withoutGaps() {
    return new Recovery(
        fault,
        target,
        atMs,
        lastedMs,
        storedAfterMs,
        publishedAfterMs,
        null,
        null,
        effect,
        failed,
        idle);
  }

  private static String effect(Happened happened, String otherwise) {
    if (!happened.done()) {
      return "could not be done: " + happened.trouble();
    }
    return happened.trouble().isEmpty() ? otherwise : "not as planned: " + happened.trouble();
  }

  private static long ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private static @Nullable Long ms(@Nullable Long nanos) {
    return nanos == null ? null : ms(nanos.longValue());
  }
}
