package dev.meteo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProcessNameTest {
  @Test
  void theFirstProcessesOfContainersAreToldApart() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(ProcessName.number(1, random)).matches("1-[0-9a-f]{6}");
    assertThat(ProcessName.number(1, random)).isNotEqualTo(ProcessName.number(1, random));
    assertThat(ProcessName.number(4711, random)).isEqualTo("4711");
  }
}
