package dev.meteo.chaos;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meteo.chaos.scene.Pulse.Beat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one fault went.
 *
 * @param fault its name
 * @param target whom it concerned
 * @param atMs when it began, after the beginning of the run
 * @param lastedMs until it had ended
 * @param storedAfterMs how long after its end readings were stored again
 * @param notStoredMs how long none had been stored by then
 * @param publishedAfterMs how long after its end a new window was published
 * @param effect what else was seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recovery(
    String fault,
    String target,
    long atMs,
    long lastedMs,
    @Nullable Long storedAfterMs,
    @Nullable Long notStoredMs,
    @Nullable Long publishedAfterMs,
    String effect) {

  /**
   * Works it out.
   *
   * @param startNanos when the run began
   * @param published when windows came to a terminal for the first time
   * @param all faults of the run: of those that end amid another one nothing can be said
   */
  static Recovery of(
      Happened happened,
      long startNanos,
      List<Beat> beats,
      List<Long> published,
      List<Happened> all) {
    long end = happened.healedNanos();
    Optional<Happened> amid = all.stream().filter(other -> other.lastsAt(end)).findFirst();
    if (amid.isPresent()) {
      return unknown(happened, startNanos, amid.get());
    }
    OptionalLong stored =
        beats.stream().mapToLong(Beat::atNanos).filter(at -> at - end > 0).findFirst();
    OptionalLong before =
        beats.stream().mapToLong(Beat::atNanos).filter(at -> at - end <= 0).reduce((a, b) -> b);
    OptionalLong window = published.stream().mapToLong(at -> at).filter(at -> at - end > 0).min();
    return new Recovery(
        happened.planned().kind().name(),
        happened.planned().fault().target(),
        ms(happened.begunNanos() - startNanos),
        ms(end - happened.begunNanos()),
        stored.isPresent() ? ms(stored.getAsLong() - end) : null,
        stored.isPresent() && before.isPresent()
            ? ms(stored.getAsLong() - before.getAsLong())
            : null,
        window.isPresent() ? ms(window.getAsLong() - end) : null,
        effect(happened, happened.planned().fault().effect()));
  }

  private static Recovery unknown(Happened happened, long startNanos, Happened amid) {
    return new Recovery(
        happened.planned().kind().name(),
        happened.planned().fault().target(),
        ms(happened.begunNanos() - startNanos),
        ms(happened.healedNanos() - happened.begunNanos()),
        null,
        null,
        null,
        effect(happened, "ended amid " + amid.planned().kind().name()));
  }

  private static String effect(Happened happened, String otherwise) {
    return happened.trouble().isEmpty() ? otherwise : "not as planned: " + happened.trouble();
  }

  private static long ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
