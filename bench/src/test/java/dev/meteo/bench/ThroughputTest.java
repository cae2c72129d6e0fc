package dev.meteo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meteo.bench.Throughput.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThroughputTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void growingBacklogDoesNotCount() {
    Sample begin = new Sample(0, 1000, 1000, Map.of());
    Throughput throughput = new Sample(2 * SECOND, 5000, 3000, Map.of()).since(begin);
    assertThat(throughput.perSecond()).isEqualTo(1000);
  }

  @Test
  void backlogOfTheWarmUpDoesNotCount() {
    Sample begin = new Sample(0, 5000, 1000, Map.of());
    Throughput throughput = new Sample(2 * SECOND, 7000, 7000, Map.of()).since(begin);
    assertThat(throughput.perSecond()).isEqualTo(1000);
  }

  @Test
  void whatWasPublishedCountsOverTheTimeUntilAllIsDone() {
    Sample begin = new Sample(0, 5000, 1000, Map.of());
    Sample end = new Sample(2 * SECOND, 9000, 3000, Map.of());
    Throughput throughput = new Sample(8 * SECOND, 9000, 9000, Map.of()).doneSince(begin, end);
    assertThat(throughput.perSecond()).isEqualTo(500);
    assertThat(throughput.in()).isEqualTo(2000);
    assertThat(throughput.out()).isEqualTo(1000);
  }

  @Test
  void processorTimeIsThatOfTheInterval() {
    Sample begin = new Sample(0, 0, 0, Map.of(Part.BROKER, 4.0));
    Throughput throughput =
        new Sample(10 * SECOND, 50_000, 50_000, Map.of(Part.BROKER, 9.0)).since(begin);
    assertThat(throughput.cores()).containsEntry(Part.BROKER, 0.5);
    assertThat(throughput.cpuSecondsPerThousand().get(Part.BROKER)).isCloseTo(0.1, within(1e-9));
  }
}
