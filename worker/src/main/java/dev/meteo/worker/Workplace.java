package dev.meteo.worker;

import dev.meteo.cli.Delays;
import dev.meteo.cli.Guarantee;
import dev.meteo.messages.InboundGate;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.store.ResultStore;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a worker works with, whatever connection it works on.
 *
 * @param longestHold how long deliveries are held while Redis takes nothing
 * @param simulated null for real work
 */
record Workplace(
    ReadingDecoder decoder,
    Formulas formulas,
    ResultStore store,
    RedisPatience patience,
    DeadLetters deadLetters,
    Teller teller,
    Counters counters,
    Delays delays,
    Sightings sightings,
    CurveWatch curve,
    InboundGate gate,
    Guarantee guarantee,
    Duration longestHold,
    @Nullable WorkTime simulated) {

  /** Whether readings are worked on one at a time, each for its simulated time. */
  boolean isSlow() {
    return simulated != null;
  }

  Duration workTime(RandomGenerator random) {
    return simulated == null ? Duration.ZERO : simulated.next(random);
  }
}
