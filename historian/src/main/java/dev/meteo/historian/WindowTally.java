package dev.meteo.historian;

import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Months;
import dev.meteo.messages.CoefficientKind;
import dev.meteo.messages.CoefficientStatistics;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a window, recomputed from the readings of the database. Grows; for one thread. */
final class WindowTally {
  private static final class Sums {
    private long count;
    private long sum;
    private long squares;
    private int min = Integer.MAX_VALUE;
    private int max = Integer.MIN_VALUE;
    private long newest = Long.MIN_VALUE;
  }

  private final Map<CoefficientKind, Sums> sums = new EnumMap<>(CoefficientKind.class);
  private boolean imported;

  void add(Archive.Counted reading) {
    imported |= reading.imported();
    Sums of = sums.computeIfAbsent(reading.kind().coefficientKind(), any -> new Sums());
    int hundredths = reading.hundredths();
    of.count++;
    of.sum += hundredths;
    of.squares += (long) hundredths * hundredths;
    of.min = Math.min(of.min, hundredths);
    of.max = Math.max(of.max, hundredths);
    of.newest = Math.max(of.newest, reading.micros());
  }

  /** Whether a reading of it was imported, so that its summary need not count it. */
  boolean hasImported() {
    return imported;
  }

  /** Null when there is no reading of it. */
  @Nullable CoefficientStatistics statistics(CoefficientKind kind) {
    Sums of = sums.get(kind);
    return of == null
        ? null
        : CoefficientStatistics.ofHundredths(
            of.count, of.sum, of.squares, of.min, of.max, Months.instant(of.newest));
  }
}
