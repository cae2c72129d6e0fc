package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlainLineTest {
  @Test
  void bothCoefficientsStandApart() {
    assertThat(new PlainLine(ZoneOffset.UTC).apply(Samples.received(Samples.summary(0, 1))))
        .isEqualTo(
            "2026-03-01 12:00:00–12:00:05"
                + "  wellness 0.620 ± 0.040 (0.52–0.72, n 120)"
                + "  pollution 0.310 ± 0.040 (0.21–0.41, n 120)  revision 1");
  }

  @Test
  void whatNobodyMeasuredIsNoNumberAndACorrectionIsSaid() {
    assertThat(
            new PlainLine(ZoneId.of("Europe/Madrid"))
                .apply(Samples.received(Samples.summary(0, 3, null, null))))
        .isEqualTo("2026-03-01 13:00:00–13:00:05  wellness --  pollution --  revision 3 corrected");
  }
}
