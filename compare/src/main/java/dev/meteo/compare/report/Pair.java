package dev.meteo.compare.report;

import dev.meteo.compare.result.RunResult;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both variants with the same delivery. */
record Pair(Side messaging, Side direct) {
  /** Empty when one of them did not measure it. */
  Optional<Difference> difference(Function<RunResult, @Nullable Double> figure) {
    Optional<Spread> first = messaging.spread(figure);
    Optional<Spread> second = direct.spread(figure);
    return first.isPresent() && second.isPresent()
        ? Optional.of(Difference.of(first.get(), second.get()))
        : Optional.empty();
  }
}
