package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.testbed.redis.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Proxies and workers at the same time, and a lease that is lost every few moments: in the end
 * every terminal shows what is stored. What the scheduler makes of it is not repeatable; {@link
 * InterleavingsIT} is.
 */
@Tag("native")
@Timeout(120)
final class RacingProxiesIT {
  private static final int PROXIES = 2;
  private static final int BATCHES = 1500;
  private static final int SECONDS = 8;

  private final StoreModel model = new StoreModel();
  private final Terminals terminals = new Terminals();
  private final CountDownLatch added = new CountDownLatch(2);
  private RedisServer redis;
  private StoreConnection connection;

  @BeforeEach
  void start() throws IOException {
    redis = RedisServer.start("--appendonly", "no");
    connection = new StoreConnection(redis.uri(), "test");
  }

  @AfterEach
  void stop() {
    connection.close();
    redis.close();
  }

  @Test
  void terminalsShowWhatIsStored() throws Exception {
    List<Callable<Integer>> actors = new ArrayList<>();
    for (int i = 0; i < PROXIES; i++) {
      actors.add(this::lead);
    }
    actors.add(() -> work(1));
    actors.add(() -> work(2));
    actors.add(this::expireLeases);
    int rounds = 0;
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Future<Integer> actor : threads.invokeAll(actors)) {
        rounds += actor.get();
      }
    }
    connection.await(connection.commands().del(Keys.LEASE));
    Racer last = new Racer();
    assertThat(last.round()).isTrue();
    assertThat(last.round()).isTrue();

    Map<WindowKey, WindowSummary> stored = new TreeMap<>();
    model.filled().forEach(window -> stored.put(window, model.content(window)));
    System.err.printf("%d rounds, %d revisions%n", rounds, terminals.revisions());
    assertThat(terminals.revisions()).isGreaterThan(SECONDS);
    assertThat(terminals.shown()).isEqualTo(stored);
    assertThat(new StoreView(connection).view())
        .containsEntry("dirty", List.of())
        .containsEntry("outbox", List.of());
  }

  private int lead() throws Exception {
    int rounds = 0;
    Racer racer = new Racer();
    while (added.getCount() > 0) {
      rounds += racer.round() ? 1 : 0;
    }
    return rounds;
  }

  private int work(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    ResultStore results = new ResultStore(connection);
    for (int i = 0; i < BATCHES; i++) {
      Instant timestamp = Instant.ofEpochSecond(random.nextInt(SECONDS), i * 1000L);
      List<Result> batch =
          List.of(
              Results.air("s" + seed, timestamp, random.nextInt(101)),
              Results.pollution("s" + seed, timestamp, random.nextInt(101)));
      results.add(batch);
      synchronized (model) {
        model.add(batch);
      }
    }
    added.countDown();
    return 0;
  }

  private int expireLeases() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    while (!added.await(random.nextInt(1, 100), TimeUnit.MILLISECONDS)) {
      connection.await(connection.commands().del(Keys.LEASE));
    }
    return 0;
  }

  /** What a leader does, for as long as it leads. */
  private final class Racer {
    private final WindowStore store = new WindowStore(connection);
    private final Lease lease = new Lease(connection, "racer", Duration.ofMinutes(1));

    /** Returns whether it led from the beginning to the end. */
    boolean round() throws StoreException {
      return lease.acquire() && outboxEmptied() && dirtyPublished();
    }

    private boolean outboxEmptied() throws StoreException {
      List<OutboxEntry> entries = store.outbox(lease.token(), 100);
      while (!entries.isEmpty()) {
        entries.forEach(terminals::receive);
        if (!store.markPublished(lease.token(), entries)) {
          return false;
        }
        entries = store.outbox(lease.token(), 100);
      }
      return true;
    }

    private boolean dirtyPublished() throws StoreException {
      List<WindowKey> windows =
          store.dirtyPanes(Instant.MIN, 100).stream()
              .map(pane -> StoreModel.windowOf(pane.second()))
              .distinct()
              .toList();
      List<WindowState> states = store.read(windows);
      List<SealOutcome> outcomes =
          store.seal(lease.token(), states.stream().map(ModelProxy::next).toList());
      if (outcomes.contains(SealOutcome.NOT_LEADER) || !outboxEmptied()) {
        return false;
      }
      List<Pane> published = new ArrayList<>();
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) != SealOutcome.STALE) {
          published.addAll(states.get(i).panes());
        }
      }
      return store.clean(lease.token(), published);
    }
  }
}
