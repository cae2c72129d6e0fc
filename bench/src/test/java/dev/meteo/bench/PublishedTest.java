package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PublishedTest {
  @Test
  void allConfirmedIsExact() {
    Published published =
        Published.of(
            List.of(
                "meteo: 4928 readings sent, 4818 confirmed, 935/s",
                "meteo: 76784 readings sent and confirmed in 18.5 s (4,146/s)"));
    assertThat(published).isEqualTo(new Published(76_784, 76_784));
  }

  @Test
  void whatIsNotConfirmedMayHaveArrived() {
    Published published =
        Published.of(
            List.of(
                "meteo: 29202 of 429702 readings are not confirmed; whether the broker has them"
                    + " is unknown"));
    assertThat(published).isEqualTo(new Published(400_500, 429_702));
  }

  @Test
  void sensorThatSaysNothingIsAnError() {
    assertThatThrownBy(() -> Published.of(List.of("meteo: starting")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("meteo: starting");
  }

  @Test
  void lostAndDoubleReadingsAreErrors() {
    Published published = new Published(100, 110);
    assertThatCode(() -> published.check(100)).doesNotThrowAnyException();
    assertThatCode(() -> published.check(110)).doesNotThrowAnyException();
    assertThatThrownBy(() -> published.check(99)).hasMessageContaining("99 readings are stored");
    assertThatThrownBy(() -> published.check(111)).hasMessageContaining("111 readings are stored");
  }
}
