package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Retention;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void memoryIsRateTimesRetention() {
    assertThat(Progress.memory(Retention.parse("24h"), 100))
        .startsWith("at this worker's 100.0 readings a second, the retention of 24h takes about")
        .containsPattern("about (8|9)\\d\\d MB|about 1,\\d\\d\\d MB");
    assertThat(Progress.memory(Retention.parse("unlimited"), 100))
        .contains("each day of an unlimited retention");
  }

  @Test
  void aLineHasEveryCount() {
    assertThat(Progress.line(new Counts(11_118, 11_111, 1, 2, 1, 3)))
        .isEqualTo(
            "11,118 readings received: 11,111 stored, 1 duplicate, 2 refused, 1 returned, 3 lost");
  }
}
