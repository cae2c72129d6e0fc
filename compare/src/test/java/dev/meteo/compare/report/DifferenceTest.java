package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
  @Test
  void fewerThanThreeRunsTellNothing() {
    Difference difference = Difference.of(spread(1, 1), spread(9, 9, 9));
    assertThat(difference.isReal()).isFalse();
    assertThat(difference.words("messaging", "direct"))
        .isEqualTo("not enough repetitions to tell a difference from noise");
  }

  @Test
  void rangesThatTouchAreNoDifference() {
    Difference difference = Difference.of(spread(1, 2, 5), spread(5, 8, 9));
    assertThat(difference.isReal()).isFalse();
    assertThat(difference.words("messaging", "direct"))
        .isEqualTo("no difference: the ranges overlap");
  }

  @Test
  void lessThanOnePercentIsNothingToSpeakOf() {
    Difference small = Difference.of(spread(1000, 1001, 1002), spread(1004, 1005, 1006));
    assertThat(small.isReal()).isFalse();
    assertThat(small.words("messaging", "direct"))
        .isEqualTo("no difference to speak of: less than 1 %");
    assertThat(small.brief("messaging", "direct")).isEqualTo("no difference");
    assertThat(Difference.of(spread(1, 1, 1), spread(1.011, 1.011, 1.011)).isReal()).isTrue();
  }

  @Test
  void rangesApartAreOneWhicheverIsFirst() {
    Difference less = Difference.of(spread(1, 2, 4), spread(5, 7, 9));
    assertThat(less.words("messaging", "direct")).isEqualTo("direct is 3.5 times as high");
    Difference more = Difference.of(spread(11, 12, 13), spread(9, 10, 10.5));
    assertThat(more.words("messaging", "direct")).isEqualTo("messaging is 20.0 % higher");
    assertThat(more.brief("messaging", "direct")).isEqualTo("messaging +20.0 %");
  }

  @Test
  void moreThanNothingHasNoFactor() {
    Difference difference = Difference.of(spread(0, 0, 0), spread(4, 5, 6));
    assertThat(difference.words("messaging", "direct")).isEqualTo("direct is higher");
  }

  @Test
  void spreadHasTheMiddleOfTheRuns() {
    assertThat(spread(9, 1, 4)).isEqualTo(new Spread(3, 4, 1, 9));
    assertThat(spread(9, 1, 4, 6)).isEqualTo(new Spread(4, 5, 1, 9));
    assertThat(Spread.of(List.of())).isEmpty();
  }

  @Test
  void unitsAreSaidOnceWhereTheyAreTheSame() {
    assertThat(spread(2000, 1000, 4000).text(Units::duration)).isEqualTo("2.00 (1.00–4.00) ms");
    assertThat(spread(2000, 500, 4000).text(Units::duration))
        .isEqualTo("2.00 ms (500 µs – 4.00 ms)");
    assertThat(spread(7, 7, 7).text(Units::grouped)).isEqualTo("7");
  }

  private static Spread spread(double... values) {
    return Spread.of(Arrays.stream(values).boxed().toList()).orElseThrow();
  }
}
