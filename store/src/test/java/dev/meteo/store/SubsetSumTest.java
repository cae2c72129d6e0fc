package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.CoefficientStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SubsetSumTest {
  private final Random random = new Random(7);

  @Test
  void findsThoseThatWerePublishedAmongOthers() {
    for (int others = 0; others <= 5; others++) {
      long[] all = prints(12 + others);
      for (int published = 0; published <= 12; published++) {
        assertThat(SubsetSum.contains(all, published, sum(all, published))).isTrue();
      }
    }
  }

  @Test
  void doesNotTakeOthersForThem() {
    long[] all = prints(20);
    for (int published = 1; published <= 20; published++) {
      long missing = sum(prints(1), 1);
      assertThat(SubsetSum.contains(all, published, plus(sum(all, published - 1), missing)))
          .isFalse();
    }
    assertThat(SubsetSum.contains(all, 21, sum(all, 20))).isFalse();
  }

  @Test
  void triesFewOfManyAndGivesUpOnMore() {
    long[] all = prints(3000);

    assertThat(SubsetSum.contains(all, 2998, sum(all, 2998))).isTrue();
    assertThat(SubsetSum.contains(all, 1500, sum(all, 1500))).isFalse();
    assertThat(SubsetSum.contains(all, 3000, sum(all, 3000))).isTrue();
  }

  private long[] prints(int count) {
    return LongStream.generate(() -> random.nextLong(CoefficientStatistics.FINGERPRINTS))
        .limit(count)
        .toArray();
  }

  private static long sum(long[] all, int first) {
    return LongStream.of(all).limit(first).reduce(0, SubsetSumTest::plus);
  }

  private static long plus(long a, long b) {
    return (a + b) % CoefficientStatistics.FINGERPRINTS;
  }
}
