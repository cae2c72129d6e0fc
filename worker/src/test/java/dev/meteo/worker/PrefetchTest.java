package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({"16,16", "64,32", "256,128", "512,256", "4096,256"})
  void withoutAGateTheLargestMessagesFitHalfTheHeap(long heapMebibytes, int prefetch) {
    assertThat(Prefetch.forHeap(heapMebibytes * MEBIBYTE, false)).isEqualTo(prefetch);
  }

  @Test
  void behindAGateTheHeapDoesNotLimitTheNumber() {
    assertThat(Prefetch.forHeap(64 * MEBIBYTE, true)).isEqualTo(2000);
    assertThat(Prefetch.roomBytes(64 * MEBIBYTE)).isEqualTo(8 * MEBIBYTE);
  }
}
