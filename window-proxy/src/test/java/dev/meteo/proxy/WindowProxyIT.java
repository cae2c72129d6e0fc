package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.cli.ExitCode;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Location;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.messages.SignsOfLifeCodec;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.store.AddOutcome;
import dev.meteo.store.Lease;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.SealOutcome;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.Sighting;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.WindowKey;
import dev.meteo.store.WindowStore;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Window proxies on a real broker and store. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class WindowProxyIT {
  private static final int DATABASE = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant OLD = Instant.parse("2015-02-04T18:00:00Z");

  private final String amqp;
  private final String redis;
  private final List<RunningProxy> proxies = new ArrayList<>();
  private final List<WindowSummary> received = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private Connection broker;
  private Channel channel;
  private String queue;
  private StoreConnection store;

  WindowProxyIT(StackAddresses stack) {
    amqp = stack.amqp();
    redis = stack.redis() + "/" + DATABASE;
  }

  @BeforeEach
  void open() throws Exception {
    try (RedisClient client = RedisClient.create(redis)) {
      client.connect().sync().flushdb();
    }
    broker = AmqpEndpoint.parse(amqp).connect("window-proxy-it");
    channel = broker.createChannel();
    channel.queueDelete(Topology.HISTORY_STREAM);
    Topology.declaring().readings(channel);
    channel.queuePurge(Topology.READINGS_QUEUE); // while readings wait, the horizon does
    queue = Topology.declaring().terminal(channel, "it-" + UUID.randomUUID());
    store = new StoreConnection(redis, "window-proxy-it");
    store.open();
  }

  @AfterEach
  void close() throws Exception {
    proxies.forEach(RunningProxy::close);
    channel.queueDelete(queue);
    broker.close();
    store.close();
  }

  @Test
  void liveWindowsArePublishedWithReadingsAndWithout() throws Exception {
    start("--window", "1s", "--grace", "200ms");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    add(reading("a", now.plusMillis(10), 50), reading("b", now.plusMillis(20), 60));

    await().atMost(PATIENCE).until(() -> drain().stream().anyMatch(s -> startsAt(s, now)));
    await().atMost(PATIENCE).until(() -> drain().getLast().start().isAfter(now));

    WindowSummary window = received.stream().filter(s -> startsAt(s, now)).findFirst().get();
    assertThat(window.revision()).isEqualTo(1);
    assertThat(window.wellness().count()).isEqualTo(2);
    assertThat(window.wellness().mean()).isEqualTo(0.55);
    assertThat(window.pollution()).isNull();
    assertThat(received.getLast().wellness()).isNull();
    assertGapless(received);
  }

  @Test
  void oldDataIsPublishedCompletelyAndInOrderOfTime() throws Exception {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      results.add(reading("s", OLD.plusSeconds(i), i % 101));
    }
    Collections.shuffle(results, new Random(7));
    for (int i = 0; i < results.size(); i += 500) {
      add(results.subList(i, i + 500).toArray(Result[]::new));
    }

    start("--window", "1s", "--retention", "unlimited");

    await().atMost(PATIENCE).until(() -> old().size() >= 3000);
    List<WindowSummary> old = old();
    assertThat(old).hasSize(3000).allMatch(summary -> summary.revision() == 1);
    assertThat(old).isSortedAccordingTo(Comparator.comparing(WindowSummary::start));
    for (int i = 0; i < old.size(); i++) {
      assertThat(old.get(i).wellness().sum()).isEqualTo(i % 101 / 100.0);
    }
  }

  @Test
  void lateReadingIsPublishedAsTheNextRevision() throws Exception {
    start("--window", "10s", "--retention", "unlimited");
    add(reading("a", OLD.plusSeconds(1), 50));
    await().atMost(PATIENCE).until(() -> old().size() == 1);

    add(reading("a", OLD.plusSeconds(1), 50), reading("a", OLD.plusSeconds(9), 70));

    await().atMost(PATIENCE).until(() -> old().size() == 2);
    assertThat(old().getLast().revision()).isEqualTo(2);
    assertThat(old().getLast().wellness().count()).isEqualTo(2);
    assertThat(old().getLast().wellness().max()).isEqualTo(0.7);
  }

  @Test
  void whatACrashedLeaderHadSealedIsPublishedUnchanged() throws Exception {
    WindowStore windows = new WindowStore(store);
    Lease crashed = new Lease(store, "crashed", Duration.ofSeconds(5));
    assertThat(crashed.acquire()).isTrue();
    add(reading("a", OLD, 50));
    WindowKey window = new WindowKey(OLD, OLD.plusSeconds(10));
    WindowSummary sealed = Summaries.next(windows.read(List.of(window)).getFirst());
    assertThat(windows.seal(crashed.token(), List.of(sealed))).containsExactly(SealOutcome.SEALED);

    start("--window", "10s", "--retention", "unlimited");

    await().atMost(PATIENCE).until(() -> old().size() == 1);
    assertThat(bodies.get(received.indexOf(old().getFirst())))
        .isEqualTo(new String(WindowSummaryCodec.encode(sealed), StandardCharsets.UTF_8));
    await().atMost(PATIENCE).until(() -> windows.dirtyPanes(Instant.MIN, 1).isEmpty());
    assertThat(windows.outbox("nobody", 1)).isEmpty();
    assertThat(old()).hasSize(1);
  }

  @Test
  void anotherProxyTakesOverAndPublishesEachWindowOnce() throws Exception {
    RunningProxy first = start("--window", "1s", "--grace", "200ms");
    await().atMost(PATIENCE).until(() -> drain().size() >= 2);
    start();
    first.close();
    int published = drain().size();

    await().atMost(PATIENCE).until(() -> drain().size() >= published + 3);

    assertThat(received).allMatch(summary -> summary.revision() == 1);
    assertGapless(received);
  }

  @Test
  void readingsBelowTheHorizonAreForgottenAndRefused() throws Exception {
    start("--window", "1s", "--retention", "3s", "--grace", "200ms");
    Result early = reading("a", Instant.now(), 50);
    add(early);
    WindowStore windows = new WindowStore(store);

    await()
        .atMost(PATIENCE)
        .until(() -> windows.horizon().filter(at -> at.isAfter(early.timestamp())).isPresent());

    assertThat(new ResultStore(store).add(List.of(early))).containsExactly(AddOutcome.TOO_LATE);
    assertThat(drain().stream().filter(s -> s.wellness() != null)).hasSize(1);
  }

  @Test
  void proxyThatIsRefusedLeavesNoSettingBehind() throws Exception {
    SettingsStore settings = new SettingsStore(store);

    RunningProxy contradictory = start("--retention", "1m", "--window", "2m");
    assertThat(contradictory.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(contradictory.said()).contains("a retention of 1m is shorter than a window of 2m");
    assertThat(settings.known()).isEmpty();
    assertThat(new WindowStore(store).horizon()).isEmpty();

    settings.window(Optional.of(Duration.ofSeconds(5)), Duration.ofSeconds(5));
    RunningProxy other = start("--retention", "1h", "--window", "10s");
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.said()).contains("--window is 10s here, but 5s for the system");
    assertThat(settings.known()).containsOnlyKeys(Setting.WINDOW);
  }

  @Test
  void terminalsAreToldWhoIsBehindTheNumbers() throws Exception {
    Location place = new Location(41, 1);
    new SignStore(store)
        .sign(
            "worker@test",
            new WorkerFigures(7, 6, 1, 0.5),
            List.of(new Sighting("roof", Duration.ofSeconds(40), place)));
    String own = Topology.declaring().signs(channel, "it", UUID.randomUUID().toString());

    start("--window", "1s");
    AtomicReference<GetResponse> message = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .until(() -> message.updateAndGet(m -> m == null ? get(own) : m) != null);

    assertThat(message.get().getProps().getDeliveryMode()).isEqualTo(1);
    SignsOfLife signs = SignsOfLifeCodec.decode(message.get().getBody());
    assertThat(signs.workers()).extracting(WorkerSign::name).containsExactly("worker@test");
    assertThat(signs.listed()).extracting(SensorSign::location).containsExactly(place);
    assertThat(signs.silent()).isEqualTo(1);
  }

  private @Nullable GetResponse get(String from) {
    try {
      return channel.basicGet(from, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningProxy start(String... options) {
    RunningProxy proxy = RunningProxy.start(amqp, redis, options);
    proxies.add(proxy);
    return proxy;
  }

  private void add(Result... results) throws Exception {
    new ResultStore(store).add(List.of(results));
  }

  /** All that has been received, in order, with what has come since. */
  private List<WindowSummary> drain() throws Exception {
    GetResponse message = channel.basicGet(queue, true);
    while (message != null) {
      received.add(WindowSummaryCodec.decode(message.getBody()));
      bodies.add(new String(message.getBody(), StandardCharsets.UTF_8));
      message = channel.basicGet(queue, true);
    }
    return received;
  }

  private List<WindowSummary> old() throws Exception {
    return drain().stream().filter(s -> s.start().isBefore(OLD.plusSeconds(100_000))).toList();
  }

  private static boolean startsAt(WindowSummary summary, Instant start) {
    return summary.start().equals(start);
  }

  private static void assertGapless(List<WindowSummary> summaries) {
    for (int i = 1; i < summaries.size(); i++) {
      assertThat(summaries.get(i).start()).isEqualTo(summaries.get(i - 1).end());
    }
  }

  private static Result reading(String sensor, Instant at, int hundredths) {
    return new Result(sensor, ReadingKind.AIR, at, hundredths, hundredths);
  }
}
