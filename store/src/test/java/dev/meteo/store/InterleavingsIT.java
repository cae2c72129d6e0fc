package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.store.ModelProxy.Step;
import dev.meteo.testbed.redis.RedisServer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two proxies, workers and misfortune, in any order: after every step Redis holds what a simple
 * model says, no change is forgotten, and in the end every terminal shows what is stored.
 *
 * <p>A failure names its seed and the shortest history found that still fails.
 */
@Tag("native")
@Timeout(120)
final class InterleavingsIT {
  private static final long SEED = Long.getLong("meteo.seed", 20_261_121);
  private static final int HISTORIES = Integer.getInteger("meteo.histories", 120);
  private static final int STEPS = 90;
  private static final int SECONDS = 4;
  private static final Step[] ANY = Step.values();

  /** A leader's round. */
  private static final List<Step> CYCLE =
      List.of(
          Step.ACQUIRE,
          Step.READ_REVISIONS,
          Step.READ_PANES,
          Step.SEAL,
          Step.READ_OUTBOX,
          Step.PUBLISH,
          Step.MARK,
          Step.READ_OUTBOX,
          Step.CLEAN);

  /** What happens next. */
  private sealed interface Event {
    /** A worker's batch; a reading is identified by its second and sensor alone. */
    record Add(int second, int sensor, int hundredths, boolean both) implements Event {}

    record Proxy(int number, Step step) implements Event {}

    record LeaseExpires() implements Event {}
  }

  private static RedisServer redis;
  private static StoreConnection connection;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = RedisServer.start("--appendonly", "no");
    connection = new StoreConnection(redis.uri(), "test");
  }

  @AfterAll
  static void stopRedis() {
    connection.close();
    redis.close();
  }

  @Test
  void whateverHappensWhenever() throws Exception {
    int revisions = 0;
    for (int i = 0; i < HISTORIES; i++) {
      List<Event> history = history(new SplittableRandom(SEED + i));
      Run run = new Run();
      AssertionError failure = run.failureOf(history);
      if (failure != null) {
        List<Event> shortest = shortened(history);
        throw new AssertionError(
            "seed %d, shortest history:%n%s".formatted(SEED + i, text(shortest)),
            new Run().failureOf(shortest));
      }
      revisions += run.terminals.revisions();
    }
    assertThat(revisions).as("revisions that were published").isGreaterThan(HISTORIES * 2);
  }

  /**
   * A proxy goes on in its order for a while, then it stands still and the other goes on where it
   * stood, often with the lease; workers add all the time.
   */
  private static List<Event> history(SplittableRandom random) {
    List<Event> history = new ArrayList<>();
    int[] next = new int[2];
    int proxy = 0;
    while (history.size() < STEPS) {
      int chance = random.nextInt(100);
      if (chance < 20) {
        history.add(add(random));
      } else if (chance < 35) {
        proxy = 1 - proxy;
        history.add(new Event.LeaseExpires());
        history.add(new Event.Proxy(proxy, Step.ACQUIRE));
      } else if (chance < 38) {
        proxy = 1 - proxy;
      } else if (chance < 43) {
        history.add(new Event.Proxy(proxy, ANY[random.nextInt(ANY.length)]));
      } else {
        history.add(new Event.Proxy(proxy, CYCLE.get(next[proxy]++ % CYCLE.size())));
      }
    }
    return history;
  }

  private static Event add(SplittableRandom random) {
    return new Event.Add(
        random.nextInt(SECONDS),
        random.nextInt(3),
        random.nextInt(2) * 40 + 10,
        random.nextBoolean());
  }

  /** Leaves out whatever can be left out, large pieces first. */
  private static List<Event> shortened(List<Event> failing) throws Exception {
    List<Event> shortest = failing;
    for (int size = failing.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from + size <= shortest.size(); ) {
        List<Event> without = new ArrayList<>(shortest);
        without.subList(from, from + size).clear();
        if (new Run().failureOf(without) == null) {
          from += size;
        } else {
          shortest = without;
        }
      }
    }
    return shortest;
  }

  private static String text(List<Event> history) {
    return history.stream().map(event -> "  " + event).collect(Collectors.joining("\n"));
  }

  /** One history, from an empty Redis to the end of all work. */
  private static final class Run {
    private final StoreModel model = new StoreModel();
    private final Terminals terminals = new Terminals();
    private final ResultStore results = new ResultStore(connection);
    private final StoreView view = new StoreView(connection);
    private final List<ModelProxy> proxies =
        List.of(
            new ModelProxy("first", connection, model, terminals),
            new ModelProxy("second", connection, model, terminals));

    @Nullable AssertionError failureOf(List<Event> history) throws Exception {
      connection.await(connection.commands().flushall());
      try {
        for (Event event : history) {
          happen(event);
          check(event);
        }
        happen(new Event.LeaseExpires());
        ModelProxy last = new ModelProxy("last", connection, model, terminals);
        last.finish();
        checkEnd();
        return null;
      } catch (AssertionError failure) {
        return failure;
      }
    }

    private void happen(Event event) throws StoreException {
      switch (event) {
        case Event.Add add -> {
          List<Result> batch = batch(add);
          assertThat(results.add(batch)).isEqualTo(model.add(batch));
        }
        case Event.Proxy proxy -> proxies.get(proxy.number()).take(proxy.step());
        case Event.LeaseExpires expiry -> {
          connection.await(connection.commands().del(Keys.LEASE));
          model.expireLease();
        }
      }
    }

    private static List<Result> batch(Event.Add add) {
      Instant timestamp = Instant.ofEpochSecond(add.second(), add.sensor() * 1000L);
      Result air = Results.air("s" + add.sensor(), timestamp, add.hundredths());
      return add.both()
          ? List.of(air, Results.pollution("s", timestamp, add.hundredths()))
          : List.of(air);
    }

    private void check(Event event) throws StoreException {
      assertThat(view.view()).as("after %s", event).isEqualTo(model.view());
      assertThat(model.forgotten()).as("changes forgotten by %s", event).isEmpty();
    }

    private void checkEnd() throws StoreException {
      assertThat(view.view()).as("in the end").isEqualTo(model.view());
      Map<String, Object> end = model.view();
      assertThat(end).containsEntry("dirty", List.of()).containsEntry("outbox", List.of());
      Map<WindowKey, WindowSummary> stored = new TreeMap<>();
      model.filled().forEach(window -> stored.put(window, model.content(window)));
      assertThat(terminals.shown()).as("what terminals show").isEqualTo(stored);
    }
  }
}
