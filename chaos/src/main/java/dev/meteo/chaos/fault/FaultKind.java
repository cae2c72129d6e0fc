package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Spot;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A kind of fault, by the name that {@code --faults} has it by.
 *
 * @param shortest between its beginning and its end
 * @param longest between its beginning and its end
 * @param redelivers whether it makes readings come a second time
 * @param fits where it is possible
 * @param maker makes one, by dice
 */
public record FaultKind(
    String name,
    Duration shortest,
    Duration longest,
    boolean redelivers,
    Predicate<Spot> fits,
    Function<RandomGenerator, Fault> maker) {}
