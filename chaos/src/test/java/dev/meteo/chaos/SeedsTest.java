package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UsageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
  @Test
  void rangesAndSingleOnes() {
    assertThat(Seeds.parse("3, 7,20-22")).containsExactly(3L, 7L, 20L, 21L, 22L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5-3", "1-", "1-100000", "-4"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Seeds.parse(text)).isInstanceOf(UsageError.class);
  }
}
