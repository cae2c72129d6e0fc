package dev.meteo.store;

import dev.meteo.messages.CoefficientKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A pane with the results that it was made of.
 *
 * @param results by their ids, as Redis keeps them: {@code kind:sensor:microsecond} and {@code
 *     hash:hundredths}
 */
record PaneContent(Pane pane, Map<String, String> results) {
  private static final long MICROS_PER_SECOND = 1_000_000;

  void addDifferences(List<AggregateCheck.Difference> differences) {
    for (CoefficientKind kind : CoefficientKind.values()) {
      Aggregate stored =
          switch (kind) {
            case WELLNESS -> pane.wellness();
            case POLLUTION -> pane.pollution();
          };
      Aggregate recomputed = recomputed(kind);
      if (!stored.equals(recomputed)) {
        Instant second = Instant.ofEpochSecond(pane.second());
        differences.add(new AggregateCheck.Difference(second, kind, stored, recomputed));
      }
    }
  }

  private Aggregate recomputed(CoefficientKind kind) {
    String letter =
        switch (kind) {
          case WELLNESS -> "a:";
          case POLLUTION -> "p:";
        };
    Aggregate total = Aggregate.EMPTY;
    for (Map.Entry<String, String> result : results.entrySet()) {
      if (result.getKey().startsWith(letter)) {
        total = total.merge(single(result.getKey(), result.getValue()));
      }
    }
    return total;
  }

  private Aggregate single(String id, String value) {
    int hundredths = (int) StoredNumber.parse(afterLastColon(value), -1, 100);
    long micro = StoredNumber.parse(afterLastColon(id), -1, MICROS_PER_SECOND - 1);
    return hundredths < 0 || micro < 0
        ? Aggregate.EMPTY
        : new Aggregate(
            1,
            hundredths,
            (long) hundredths * hundredths,
            hundredths,
            hundredths,
            pane.second() * MICROS_PER_SECOND + micro,
            Fingerprint.of(value));
  }

  private static String afterLastColon(String text) {
    return text.substring(text.lastIndexOf(':') + 1);
  }
}
