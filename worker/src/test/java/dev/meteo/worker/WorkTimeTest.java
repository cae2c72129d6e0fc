package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTimeTest {
  @Test
  void isDrawnFromAllOfItsRange() {
    WorkTime workTime = WorkTime.parse("500ms:3500ms");
    Random random = new Random(1);

    assertThat(Stream.generate(() -> workTime.next(random)).limit(1000))
        .allSatisfy(
            time -> assertThat(time).isBetween(Duration.ofMillis(500), Duration.ofMillis(3500)))
        .anySatisfy(time -> assertThat(time).isLessThan(Duration.ofMillis(600)))
        .anySatisfy(time -> assertThat(time).isGreaterThan(Duration.ofMillis(3400)));
  }

  @Test
  void oneValueIsTheTimeOfEach() {
    assertThat(WorkTime.parse("2s").next(new Random(1))).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1s:", "1s:2s:3s", "2s:1s", "0s:2m"})
  void whatIsNoWorkTimeIsRefused(String text) {
    assertThatThrownBy(() -> WorkTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
