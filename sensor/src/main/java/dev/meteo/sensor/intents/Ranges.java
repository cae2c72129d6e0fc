package dev.meteo.sensor.intents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects numbers, most of them neighbours, as ranges. A number is added once. Not thread-safe.
 */
public final class Ranges {
  /**
   * Numbers without a gap.
   *
   * @param first the smallest
   * @param last the largest, which is in the range
   */
  public record Range(long first, long last) {}

  private final List<Range> ranges = new ArrayList<>();

  /** Adds a number. */
  public void add(long number) {
    add(new Range(number, number));
  }

  void add(Range range) {
    append(ranges, range);
  }

  private static void append(List<Range> ranges, Range range) {
    Range before = ranges.isEmpty() ? null : ranges.getLast();
    if (before != null && before.last() + 1 == range.first()) {
      ranges.set(ranges.size() - 1, new Range(before.first(), range.last()));
    } else {
      ranges.add(range);
    }
  }

  /** Whether nothing was added since the last {@link #drain}. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The fewest ranges that hold what was added, rising; it is empty afterwards. */
  public List<Range> drain() {
    ranges.sort(Comparator.comparingLong(Range::first));
    List<Range> merged = new ArrayList<>();
    ranges.forEach(range -> append(merged, range));
    ranges.clear();
    return merged;
  }
}
