package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-100, -100",
    "21.5, 21.5",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1e-3, 0.001",
    "1.25e-5, 0.0000125",
    "-2e-7, -0.0000002",
    "12345678.5, 12345678.5",
    "1e15, 1000000000000000",
    "123456789012345680, 123456789012345680",
    "1e23, 100000000000000000000000"
  })
  void numbers_arePlainAndShort(double value, String text) {
    assertThat(DecimalText.of(value)).isEqualTo(text);
  }

  @Test
  void everyFiniteNumber_readsBackTheSameWithinTheAllowedLength() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(DecimalText.of(value))).isEqualTo(value);
        assertThat(DecimalText.of(value)).matches("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");
      }
    }
    for (double tiny : new double[] {Double.MIN_VALUE, Double.MIN_NORMAL, Math.PI * 1e-308}) {
      assertThat(DecimalText.of(-tiny)).hasSizeLessThan(QuantityText.MAX_LENGTH);
      assertThat(Double.parseDouble(DecimalText.of(-tiny))).isEqualTo(-tiny);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void notANumber_isRefused(double value) {
    assertThatThrownBy(() -> DecimalText.of(value)).isInstanceOf(NumberFormatException.class);
  }
}
