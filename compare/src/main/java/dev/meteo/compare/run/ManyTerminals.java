package dev.meteo.compare.run;

import dev.meteo.cli.HomeOption;
import dev.meteo.cli.Termination;
import dev.meteo.grpc.terminal.CallSource;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import dev.meteo.terminal.feed.RabbitSource;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.WindowBook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** More and more terminals without a screen, in this process, each with its own journal. */
public abstract sealed class ManyTerminals implements Callable<Integer> {
  private static final Logger LOGGER = LoggerFactory.getLogger(ManyTerminals.class);

  /** Terminals with a queue each. */
  @Command(
      name = "consuming-terminals",
      hidden = true,
      description = "A part of ./meteo compare: many terminals in one process.")
  public static final class Consuming extends ManyTerminals {
    @Mixin private final RabbitSource source = new RabbitSource();

    /**
     * @param termination ends them
     */
    public Consuming(Termination termination) {
      super(termination);
    }

    @Override
    FeedSource source() {
      return source;
    }
  }

  /** Terminals that are called. */
  @Command(
      name = "called-terminals",
      hidden = true,
      description = "A part of ./meteo compare: many terminals in one process.")
  public static final class Called extends ManyTerminals {
    @Mixin private final CallSource source = new CallSource();

    /**
     * @param termination ends them
     */
    public Called(Termination termination) {
      super(termination);
    }

    @Override
    FeedSource source() {
      return source;
    }
  }

  private final Termination termination;
  private final List<Journal> journals = new ArrayList<>();
  private final List<Feed> feeds = new ArrayList<>();

  @Mixin private final HomeOption home = new HomeOption();

  @Option(names = "--counts", split = ",", required = true, description = "Terminals in each step.")
  private List<Integer> counts = List.of();

  @Option(names = "--seconds-each", required = true, description = "How long a step takes.")
  private int secondsEach;

  @Option(names = "--begin", required = true, description = "When the first step begins.")
  private Instant begin = Instant.EPOCH;

  private ManyTerminals(Termination termination) {
    this.termination = termination;
  }

  abstract FeedSource source();

  /** What a terminal is called, from 1. */
  static String name(int number) {
    return "fan-" + number;
  }

  @Override
  public Integer call() throws Exception {
    try {
      for (int step = 0; step < counts.size(); step++) {
        Instant due = begin.plusSeconds((long) step * secondsEach);
        if (termination.await(atLeastNothing(Duration.between(Instant.now(), due)))) {
          return 0;
        }
        while (feeds.size() < counts.get(step)) {
          add(feeds.size() + 1);
        }
      }
      termination.await();
      return 0;
    } finally {
      feeds.forEach(Feed::close);
      for (Journal journal : journals) {
        journal.close();
      }
    }
  }

  private static Duration atLeastNothing(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private void add(int number) throws IOException {
    String name = name(number);
    Journal journal = Journal.open(home.directory().resolve("journal").resolve(name));
    journals.add(journal);
    Feed feed =
        source()
            .feed(
                new FeedSource.Site(
                    name,
                    false,
                    FeedSource.UNLIMITED,
                    journal,
                    new WindowBook(),
                    InstantSource.system(),
                    happening -> {}));
    feeds.add(feed);
    Thread.ofPlatform().daemon().name(name).start(() -> run(feed));
  }

  private static void run(Feed feed) {
    try {
      feed.run();
    } catch (IOException | RuntimeException e) {
      LOGGER.error("a terminal has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
