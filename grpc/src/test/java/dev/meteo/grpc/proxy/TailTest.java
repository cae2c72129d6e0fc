package dev.meteo.grpc.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.store.Position;
import dev.meteo.store.PublishedSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TailTest {
  private final Tail tail = new Tail(3);

  @Test
  void knowsNothingAtFirst_norWhatWasBeforeItsFirst() {
    assertThat(after(5)).isEmpty();

    add(7, 8);

    assertThat(after(6)).isEmpty();
    assertThat(after(7)).contains(List.of(8L));
    assertThat(after(8)).contains(List.of());
  }

  @Test
  void forgetsTheOldest() {
    add(1, 2, 3, 4, 5);

    assertThat(after(1)).isEmpty();
    assertThat(after(2)).contains(List.of(3L, 4L, 5L));
  }

  @Test
  void givesSoManyAtMost() {
    add(1, 2, 3, 4);

    assertThat(tail.after(position(1), 2).orElseThrow()).hasSize(2);
  }

  @Test
  void clearedItKnowsNothing() {
    add(1, 2);
    tail.clear();

    assertThat(after(1)).isEmpty();
  }

  private void add(long... millis) {
    tail.add(
        LongStream.of(millis)
            .mapToObj(each -> new PublishedSummary(position(each), new byte[0]))
            .toList());
  }

  private Optional<List<Long>> after(long millis) {
    return tail.after(position(millis), 100)
        .map(all -> all.stream().map(summary -> summary.position().millis()).toList());
  }

  private static Position position(long millis) {
    return new Position(millis, 0);
  }
}
