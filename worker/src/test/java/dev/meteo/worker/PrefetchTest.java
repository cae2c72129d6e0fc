package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchTest {
  @ParameterizedTest
  @CsvSource({"16,16", "64,32", "256,128", "512,256", "4096,256"})
  void theLargestMessagesFitHalfTheHeap(long heapMebibytes, int prefetch) {
    assertThat(Prefetch.forHeap(heapMebibytes * 1024 * 1024)).isEqualTo(prefetch);
  }
}
