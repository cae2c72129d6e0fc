package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PerfTestLineTest {
  @Test
  void figuresOfAnIntervalAreRead() {
    String line =
        "id: test-042500-533, time 2.003 s, sent: 9036 msg/s, confirmed: 8490 msg/s, nacked: 0"
            + " msg/s, received: 8067 msg/s, min/median/75th/95th/99th consumer latency:"
            + " 8458/73263/96899/152687/155316 µs, confirm latency: 1503/37772/49729 µs";
    assertThat(PerfTestLine.parse(line)).contains(new PerfTestLine(2.003, 8490, 8067));
  }

  @Test
  void otherLinesHaveNone() {
    assertThat(PerfTestLine.parse("id: test-042500-533, starting producer #0")).isEmpty();
    assertThat(PerfTestLine.parse("id: test-042500-533, receiving rate avg: 14452 msg/s"))
        .isEmpty();
  }
}
