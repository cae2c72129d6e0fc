package dev.meteo.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether published figures can be those of a part of the coefficients that were sent. Sums are
 * held against the smallest and the largest part of this size, with this minimum, maximum and
 * newest timestamp.
 */
final class PartCheck {
  private final Figures part;
  private final List<Integer> candidates;
  private final List<SentCoefficient> sent;

  private PartCheck(Figures part, List<SentCoefficient> sent) {
    this.part = part;
    this.sent = sent;
    this.candidates =
        sent.stream()
            .filter(one -> one.micros() <= part.newestMicros())
            .map(SentCoefficient::hundredths)
            .filter(value -> part.min() <= value && value <= part.max())
            .sorted(Comparator.naturalOrder())
            .toList();
  }

  /** Why no part of what was sent has these figures; empty when one may have. */
  static Optional<String> impossible(Figures part, List<SentCoefficient> sent) {
    return new PartCheck(part, sent).impossible();
  }

  private Optional<String> impossible() {
    if (part.count() > candidates.size()) {
      return Optional.of(
          "count is %d, and %d readings were sent up to newest and within min and max"
              .formatted(part.count(), candidates.size()));
    }
    if (!candidates.contains(part.min()) || !candidates.contains(part.max())) {
      return Optional.of("no reading up to newest has this min or max");
    }
    if (!hasNewest()) {
      return Optional.of("no reading within min and max has this newest timestamp");
    }
    return Stream.of(outside("sum", part.sum(), false), squares())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A single reading is minimum, maximum and newest at once. */
  private boolean hasNewest() {
    return sent.stream()
        .filter(one -> one.micros() == part.newestMicros())
        .anyMatch(one -> part.min() <= one.hundredths() && one.hundredths() <= part.max());
  }

  /** A number is odd just when its square is. */
  private Optional<String> squares() {
    if ((part.sum() - part.sumOfSquares()) % 2 != 0) {
      return Optional.of("no whole hundredths have this sum and stddev");
    }
    return outside("sum of squares", part.sumOfSquares(), true);
  }

  private Optional<String> outside(String name, long found, boolean squared) {
    int count = Math.toIntExact(part.count());
    long least;
    long most;
    if (count == 1) {
      least = term(part.max(), squared);
      most = term(part.min(), squared);
    } else {
      least = sum(candidates.subList(0, count - 1), squared) + term(part.max(), squared);
      int size = candidates.size();
      most = sum(candidates.subList(size - count + 1, size), squared) + term(part.min(), squared);
    }
    return least <= found && found <= most
        ? Optional.empty()
        : Optional.of(
            "%s is %d hundredths, and a part of what was sent has %d to %d"
                .formatted(name, found, least, most));
  }

  private static long sum(List<Integer> values, boolean squared) {
    return values.stream().mapToLong(value -> term(value, squared)).sum();
  }

  private static long term(int value, boolean squared) {
    return squared ? (long) value * value : value;
  }
}
