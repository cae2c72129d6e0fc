package dev.meteo.terminal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.Happening;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignsSampleTest {
  private final SignsSample sample = new SignsSample();

  @Test
  void nothingIsDueBeforeAnythingWasHeard() {
    assertThat(sample.due()).isNull();
    sample.written();
    sample.heard(heard(0));

    assertThat(sample.due()).isEqualTo(heard(0));
  }

  @Test
  void oneWordInAMinuteIsDueAndTheLastOneUntilItIsWritten() {
    sample.heard(heard(0));
    sample.heard(heard(5));
    assertThat(sample.due()).isEqualTo(heard(5));

    sample.written();
    sample.heard(heard(64));
    assertThat(sample.due()).isNull();
    sample.written();
    sample.heard(heard(65));
    assertThat(sample.due()).isEqualTo(heard(65));
  }

  @Test
  void ofManySensorsTheFirstAreKeptAndAllAreCounted() {
    sample.heard(Signs.came(Samples.NOON, 1000, 3));

    Happening.SignsCame due = sample.due();

    assertThat(due).isNotNull();
    assertThat(due.signs().sensors()).isEqualTo(1000);
    assertThat(due.signs().silent()).isEqualTo(3);
    assertThat(due.signs().listed()).isEqualTo(Signs.came(Samples.NOON, 24, 3).signs().listed());
  }

  private static Happening.SignsCame heard(int second) {
    Instant at = Samples.NOON.plusSeconds(second);
    return Signs.came(at, 4, 1);
  }
}
