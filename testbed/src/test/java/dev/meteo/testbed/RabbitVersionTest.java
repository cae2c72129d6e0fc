package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RabbitVersionTest {
  @ParameterizedTest
  @ValueSource(strings = {"3.10.8", "3.10.0-rc.1", "3.13.7", "4.0.5", "4.3.0"})
  void newEnoughIsTaken(String version) {
    assertThatCode(() -> RabbitVersion.parse(version).requireSupported())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.9.27", "2.8.7", "3.8.2"})
  void olderIsRefusedByName(String version) {
    RabbitVersion old = RabbitVersion.parse(version);

    assertThatThrownBy(old::requireSupported)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("too old")
        .hasMessageContaining("3.10");
  }

  @Test
  void onlyMajorFourHasItsKeys() {
    assertThat(RabbitVersion.parse("3.13.7").isAtLeast4()).isFalse();
    assertThat(RabbitVersion.parse("4.0.5").isAtLeast4()).isTrue();
  }
}
