package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OwnProcessTest {
  private final OwnProcess self = OwnProcess.of(ProcessHandle.current());

  @Test
  void livingProcessIsFound() {
    assertThat(self.find()).contains(ProcessHandle.current());
  }

  @Test
  void sameIdOfAnotherTimeIsSomebodyElse() {
    OwnProcess earlier = new OwnProcess(self.pid(), self.began().minus(Duration.ofMinutes(5)));

    assertThat(earlier.find()).isEmpty();
  }
}
