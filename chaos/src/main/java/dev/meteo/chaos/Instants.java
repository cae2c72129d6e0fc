package dev.meteo.chaos;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** When something was seen, by {@link System#nanoTime()}. */
final class Instants {
  private final long[] sorted;

  Instants(Collection<Long> nanos) {
    sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** How long after this instant it was seen next; null when it was not seen any more. */
  @Nullable Long firstAfter(long nanos) {
    int next = firstIndexAfter(nanos);
    return next < sorted.length ? Long.valueOf(sorted[next] - nanos) : null;
  }

  /**
   * The longest time without it that ended after the begin and no later than when it was first seen
   * after the end; null when it was not seen before the begin or not after the end.
   */
  @Nullable Long longestGap(long begin, long end) {
    int first = firstIndexAfter(begin);
    int last = firstIndexAfter(end);
    if (first == 0 || last == sorted.length) {
      return null;
    }
    long longest = 0;
    for (int i = first; i <= last; i++) {
      longest = Math.max(longest, sorted[i] - sorted[i - 1]);
    }
    return longest;
  }

  private int firstIndexAfter(long nanos) {
    int at = Arrays.binarySearch(sorted, nanos + 1);
    return at < 0 ? -at - 1 : at;
  }
}
