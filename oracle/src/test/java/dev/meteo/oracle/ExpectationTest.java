package dev.meteo.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.meteo.oracle.RawReading.Air;
import dev.meteo.oracle.RawReading.Pollution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static List<ExpectedWindow> windows(RawReading... readings) {
    return Expectation.of(List.of(readings), TEN_SECONDS, new Coefficients()).windows();
  }

  @Test
  void windowsBeginAtMultiplesOfTheirLengthAlsoBeforeTheEpoch() {
    assertThat(
            windows(
                new Pollution("s", -1, 400),
                new Pollution("s", 0, 400),
                new Pollution("s", 9_999_999, 400),
                new Pollution("s", 10_000_000, 400)))
        .extracting(ExpectedWindow::start)
        .containsExactly(
            Instant.ofEpochSecond(-10), Instant.ofEpochSecond(0), Instant.ofEpochSecond(10));
  }

  @Test
  void kindsAreKeptApart() {
    ExpectedWindow window =
        windows(new Air("s", 5, 20, 40), new Pollution("s", 6, 300), new Pollution("t", 7, 350))
            .getFirst();
    assertThat(window.wellness()).isEqualTo(new Figures(1, 100, 10_000, 100, 100, 5));
    assertThat(window.pollution()).isEqualTo(new Figures(2, 63, 3969, 0, 63, 7));
    assertThat(windows(new Air("s", 5, 20, 40)).getFirst().pollution()).isNull();
  }

  @Test
  void aReadingCountsOnceHoweverOftenItWasSent() {
    ExpectedWindow window =
        windows(new Pollution("s", 5, 400), new Pollution("s", 5, 400)).getFirst();
    assertThat(window.pollution()).isEqualTo(new Figures(1, 100, 10_000, 100, 100, 5));
  }

  @Test
  void oneIdentityWithTwoContentsHasNoExpectation() {
    assertThatThrownBy(() -> windows(new Pollution("s", 5, 400), new Pollution("s", 5, 401)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two contents");
  }

  @Test
  void meanAndDeviationAreInOnes() {
    Figures figures = new Figures(4, 10, 30, 1, 4, 0);
    assertThat(figures.mean().doubleValue()).isEqualTo(0.025);
    assertThat(figures.standardDeviation().doubleValue())
        .isCloseTo(Math.sqrt(5.0 / 3) / 100, within(1e-15));
  }
}
