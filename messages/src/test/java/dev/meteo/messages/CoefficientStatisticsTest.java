package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoefficientStatisticsTest {
  private static final Instant NEWEST = Instant.parse("2026-03-01T12:00:00Z");
  private static final MathContext EXACT = new MathContext(80);

  @Test
  void figures_areTheDoublesNearestToTheExactOnes() {
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      List<Integer> hundredths = random.ints(2 + random.nextInt(60), 0, 101).boxed().toList();
      CoefficientStatistics figures = of(hundredths);

      BigDecimal n = BigDecimal.valueOf(hundredths.size());
      BigDecimal sum = sum(hundredths.stream().map(CoefficientStatisticsTest::value).toList());
      BigDecimal mean = sum.divide(n, EXACT);
      BigDecimal squares =
          sum(hundredths.stream().map(h -> value(h).subtract(mean).pow(2)).toList());
      BigDecimal stddev = squares.divide(n.subtract(BigDecimal.ONE), EXACT).sqrt(EXACT);

      assertThat(figures.sum()).isEqualTo(sum.doubleValue());
      assertThat(figures.mean()).isEqualTo(mean.doubleValue());
      assertThat(figures.stddev()).isEqualTo(stddev.doubleValue());
      assertThat(figures.min()).isEqualTo(value(Collections.min(hundredths)).doubleValue());
      assertThat(figures.max()).isEqualTo(value(Collections.max(hundredths)).doubleValue());
    }
  }

  @Test
  void order_doesNotMatterToTheLastBit() {
    List<Integer> hundredths = new ArrayList<>(new Random(5).ints(500, 0, 101).boxed().toList());
    CoefficientStatistics figures = of(hundredths);
    Collections.shuffle(hundredths, new Random(6));

    assertThat(of(hundredths)).isEqualTo(figures);
  }

  @Test
  void manyReadings_doNotOverflow() {
    long count = 2_000_000_000L;

    CoefficientStatistics figures =
        CoefficientStatistics.ofHundredths(
            count, count / 2 * 100, count / 2 * 10_000, 0, 100, NEWEST);

    assertThat(figures.mean()).isEqualTo(0.5);
    assertThat(figures.stddev()).isEqualTo(0.5000000001250000);
  }

  @Test
  void equalReadings_haveNoDeviation() {
    assertThat(of(List.of(33, 33, 33)).stddev()).isZero();
  }

  @Test
  void oneReading_hasNullDeviation() {
    assertThat(of(List.of(33)))
        .isEqualTo(new CoefficientStatistics(1, 0.33, 0.33, null, 0.33, 0.33, NEWEST));
  }

  @Test
  void noReading_hasNoFigures() {
    assertThatThrownBy(() -> CoefficientStatistics.ofHundredths(0, 0, 0, 0, 0, NEWEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count");
  }

  private static CoefficientStatistics of(List<Integer> hundredths) {
    return CoefficientStatistics.ofHundredths(
        hundredths.size(),
        hundredths.stream().mapToLong(h -> h).sum(),
        hundredths.stream().mapToLong(h -> (long) h * h).sum(),
        Collections.min(hundredths),
        Collections.max(hundredths),
        NEWEST);
  }

  private static BigDecimal value(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
