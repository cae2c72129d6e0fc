package dev.meteo.sensor.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.sensor.intents.Ranges.Range;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangesTest {
  private final Ranges ranges = new Ranges();

  @Test
  void neighboursAreOneRangeInWhateverOrderTheyCome() {
    LongStream.of(5, 6, 1, 2, 9, 4, 3).forEach(ranges::add);
    assertThat(ranges.drain()).containsExactly(new Range(1, 6), new Range(9, 9));
  }

  @Test
  void isEmptyOnceDrained() {
    ranges.add(7);
    assertThat(ranges.isEmpty()).isFalse();
    ranges.drain();
    assertThat(ranges.isEmpty()).isTrue();
    assertThat(ranges.drain()).isEmpty();
  }
}
