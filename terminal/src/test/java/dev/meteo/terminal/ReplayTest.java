package dev.meteo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.cli.Termination;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Instant LATER = Samples.start(3).plusSeconds(1);

  @TempDir private Path directory;

  @Test
  void whatWasReceivedTogetherIsToldTogetherHoweverFast() throws IOException {
    List<ReceivedSummary> first = List.of(Samples.received(Samples.summary(0, 1)));
    List<ReceivedSummary> second =
        List.of(at(LATER, Samples.summary(1, 1)), at(LATER, Samples.summary(2, 1)));
    List<ReceivedSummary> third = List.of(Samples.received(Samples.summary(4, 1)));
    try (Journal journal = Journal.open(directory)) {
      journal.append(first);
      journal.append(second);
      journal.append(third);
    }

    assertThat(told()).containsExactly(first, second, third);
  }

  @Test
  @Timeout(60)
  void whileItIsHeldNothingIsToldAndNoTimePasses() throws Exception {
    try (Journal journal = Journal.open(directory)) {
      journal.append(List.of(at(LATER, Samples.summary(1, 1))));
      journal.append(List.of(at(LATER.plusSeconds(1), Samples.summary(2, 1))));
    }
    ReplayClock clock = new ReplayClock(LATER, 10);
    BlockingQueue<Happening> told = new LinkedBlockingQueue<>();
    Replay replay = new Replay(directory, LATER, Instant.MAX, clock, new Termination(), told::add);
    clock.hold(true);
    Thread thread = Thread.ofPlatform().daemon().start(() -> run(replay));

    assertThat(told.poll(5, TimeUnit.SECONDS)).isInstanceOf(Happening.Recorded.class);
    assertThat(told.poll(400, TimeUnit.MILLISECONDS)).isNull();
    assertThat(clock.instant()).isEqualTo(LATER);

    clock.hold(false);
    assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Happening.Recorded.class);
    assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(Happening.ReplayEnded.class);
    thread.join();
  }

  private static void run(Replay replay) {
    try {
      replay.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<List<ReceivedSummary>> told() throws IOException {
    List<List<ReceivedSummary>> told = new ArrayList<>();
    ReplayClock clock = new ReplayClock(Samples.NOON, Double.POSITIVE_INFINITY);
    new Replay(
            directory,
            Samples.NOON,
            Instant.MAX,
            clock,
            new Termination(),
            happening -> {
              if (happening instanceof Happening.Recorded recorded) {
                told.add(recorded.summaries());
              }
            })
        .run();
    return told;
  }

  private static ReceivedSummary at(Instant received, dev.meteo.messages.WindowSummary summary) {
    return new ReceivedSummary(received, Samples.json(summary), summary, Origin.NEW);
  }
}
