package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitsTest {
  @Test
  void durationsHaveThreeDigitsAndTheirUnit() {
    assertThat(Units.duration(0)).isEqualTo("0 ms");
    assertThat(Units.duration(850)).isEqualTo("850 µs");
    assertThat(Units.duration(999.6)).isEqualTo("1.00 ms");
    assertThat(Units.duration(12_340)).isEqualTo("12.3 ms");
    assertThat(Units.duration(999_600)).isEqualTo("1.00 s");
    assertThat(Units.seconds(0.021)).isEqualTo("21.0 ms");
    assertThat(Units.seconds(900)).isEqualTo("15.0 min");
  }

  @Test
  void bytesAreDecimalOnTheWireAndBinaryInMemory() {
    assertThat(Units.traffic(131_000)).isEqualTo("131 kB");
    assertThat(Units.traffic(12)).isEqualTo("12 B");
    assertThat(Units.memory(64L << 20)).isEqualTo("64.0 MiB");
  }

  @Test
  void countsAreGroupedAndInflected() {
    assertThat(Units.readings(1)).isEqualTo("1 reading");
    assertThat(Units.readings(1.2)).isEqualTo("1 reading");
    assertThat(Units.readings(-0.3)).isEqualTo("0 readings");
    assertThat(Units.readings(12_345)).isEqualTo("12,345 readings");
    assertThat(Units.perSecond(12_345.6)).isEqualTo("12,346 readings/s");
    assertThat(Units.percent(0.00001)).isEqualTo("0.0010 %");
  }

  @Test
  void figuresNamesEndWithTheirUnit() {
    assertThat(FiguresSection.Named.of("idealSeconds").words()).isEqualTo("ideal");
    assertThat(FiguresSection.Named.of("idealSeconds").text(62.5)).isEqualTo("62.5 s");
    assertThat(FiguresSection.Named.of("idleCpuPercent").words()).isEqualTo("idle cpu");
    assertThat(FiguresSection.Named.of("idleCpuPercent").text(0.5)).isEqualTo("0.50 %");
    assertThat(FiguresSection.Named.of("reconnections").text(3)).isEqualTo("3");
  }
}
