package dev.meteo.worker;

import com.rabbitmq.client.AuthenticationFailureException;
import dev.meteo.cli.Delays;
import dev.meteo.cli.Guarantee;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.InboundGate;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.Retention;
import dev.meteo.messages.SocketCutter;
import dev.meteo.messages.TopologyException;
import dev.meteo.store.ClockStore;
import dev.meteo.store.RedisDurability;
import dev.meteo.store.ResultStore;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.UntoldStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A competing consumer of readings: computes coefficients, stores them, and acknowledges a reading
 * only once it is counted in Redis or safe among the dead letters.
 */
final class Worker implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);

  /** What one of its threads does. */
  @FunctionalInterface
  private interface Task {
    void run() throws Exception;
  }

  /** After this the worker ends whatever is still under way; the broker delivers it elsewhere. */
  private static final long LONGEST_END_MS = 3200;

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final WorkerConfig config;
  private final Console console;
  private final Counters counters = new Counters();
  private final Delays delays;
  private final Sightings sightings = new Sightings();
  private final InboundGate gate =
      new InboundGate(Prefetch.roomBytes(Runtime.getRuntime().maxMemory()));
  private final StoreConnection redis;
  private final LifeSigns signs;
  private final SettingsStore settings;
  private final ClockStore clocks;
  private final RedisPatience patience;
  private final DeadLetters deadLetters;
  private final Teller teller;
  private final BrokerLink tellingLink;
  private final BrokerLink readingLink;
  private final BrokerLink deadLetterLink;
  private final AtomicReference<@Nullable ReadingSession> session = new AtomicReference<>();
  private final AtomicReference<@Nullable Retention> retention = new AtomicReference<>();
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

  /**
   * Does not connect yet.
   *
   * @param delays hears when what was stored
   * @param err where messages for the user go
   * @throws IllegalArgumentException when Redis' address is none
   */
  Worker(WorkerConfig config, Delays delays, PrintWriter err) {
    this(config, TellingRules.usual(!config.guarantee().mayLose()), delays, err);
  }

  /**
   * The same with other rules for those who listen.
   *
   * @throws IllegalArgumentException when Redis' address is none
   */
  Worker(WorkerConfig config, TellingRules rules, Delays delays, PrintWriter err) {
    this.config = config;
    this.delays = delays;
    this.console = new Console("worker", err);
    this.redis = new StoreConnection(config.redis(), config.name());
    this.signs = new LifeSigns(config.name(), counters, sightings, new SignStore(redis));
    this.settings = new SettingsStore(redis);
    this.clocks = new ClockStore(redis);
    this.patience = new RedisPatience(console);
    this.deadLetters =
        new DeadLetters(config.name(), config.topology(), InstantSource.system(), console);
    SocketCutter cutter = new SocketCutter();
    this.teller =
        new Teller(
            config.name(),
            rules,
            config.topology(),
            new UntoldStore(redis),
            InstantSource.system(),
            console,
            cutter);
    this.tellingLink =
        new BrokerLink(
            config.broker().cutBy(cutter), config.name() + " (stored)", new QuietListener());
    this.readingLink =
        new BrokerLink(
            config.broker().throughGate(gate).handingOver(),
            config.name(),
            console.listener("the broker"));
    this.deadLetterLink =
        new BrokerLink(
            config.broker(),
            config.deadLettersName(),
            console.listener("the broker for dead letters"));
  }

  /**
   * Works until asked to end. Blocks.
   *
   * @throws UserError when the settings, the broker's topology or its user are not as needed
   */
  void run(Termination termination) throws Exception {
    termination.onRequest(this::end);
    start("worker", () -> consume(termination), true);
    try (Progress progress = new Progress(counters, retention::get, console)) {
      progress.start();
      done.get();
    } catch (ExecutionException e) {
      end();
      throw explained(e.getCause());
    } finally {
      signs.close();
      deadLetters.end();
      deadLetterLink.close();
      teller.end();
      tellingLink.close();
    }
  }

  Counts counts() {
    return counters.snapshot();
  }

  @Override
  public void close() {
    signs.close();
    redis.close();
  }

  private void consume(Termination termination) throws Exception {
    SharedSettings shared = checked(termination) ? claimed(config.shared(), termination) : null;
    Integer shards = shared == null ? null : claimedShards(termination);
    if (shared == null || shards == null) {
      return;
    }
    teller.shards(shards);
    retention.set(shared.retention());
    patience.onSettingsChanged(() -> shared.renew(settings));
    console.say(greeting(shared));
    if (config.guarantee().mayLose()) {
      console.say(Guarantee.WARNING);
    }
    warnOfSettings();
    start("dead-letters", () -> deadLetterLink.run(deadLetters), false);
    start("telling", () -> tellingLink.run(teller), false);
    start("telling-watch", teller::watch, false);
    signs.start();
    ReadingSession reading = session(shared, termination);
    session.set(reading);
    if (!termination.isRequested()) {
      readingLink.run(new ReadingsBinding(config.topology(), reading));
    }
  }

  private void warnOfSettings() {
    try {
      RedisDurability.check(redis).forEach(warning -> console.say("warning: " + warning));
    } catch (StoreException e) {
      LOGGER.info("Redis' settings are not known", e);
    }
  }

  private ReadingSession session(SharedSettings shared, Termination termination) {
    Workplace workplace =
        new Workplace(
            new ReadingDecoder(InstantSource.system()),
            new Formulas(shared.co2()),
            new ResultStore(redis),
            patience,
            deadLetters,
            teller,
            counters,
            delays,
            sightings,
            new CurveWatch(shared.co2(), console::say),
            gate,
            config.guarantee(),
            config.longestHold(),
            config.workTime());
    // Claimed again on each connection: Redis may have lost what it had. And it must take what is
    // consumed: whatever is given back has spent a delivery.
    return new ReadingSession(
        config.topology(),
        config.prefetch(),
        workplace,
        () ->
            claimed(shared.own(), termination) != null
                && claimedShards(termination) != null
                && takesWrites(termination));
  }

  /** Waits until Redis takes what workers write; false when the worker was asked to end first. */
  private boolean takesWrites(Termination termination) throws IOException, InterruptedException {
    if (config.guarantee().mayLose()) {
      return true;
    }
    try {
      return patience.untilAnswered(
          this::probed, "consuming nothing until it does", FOREVER, termination::await);
    } catch (EndedException e) {
      return false;
    }
  }

  private boolean probed() throws StoreException {
    clocks.probe();
    return true;
  }

  /** The settings in force, or null when the worker was asked to end before Redis answered. */
  private @Nullable SharedSettings claimed(SharedSettings.Own own, Termination termination)
      throws IOException, InterruptedException {
    return SharedSettings.claim(settings, own, patience, termination::await);
  }

  /** Whether Redis answered before the worker was asked to end; it has written nothing then. */
  private boolean checked(Termination termination) throws IOException, InterruptedException {
    return StoredShards.check(settings, config.shards(), patience, termination::await);
  }

  /** The number of shards in force, or null when the worker was asked to end first. */
  private @Nullable Integer claimedShards(Termination termination)
      throws IOException, InterruptedException {
    return StoredShards.claim(settings, config.shards(), patience, termination::await);
  }

  private void end() {
    done.completeOnTimeout(null, LONGEST_END_MS, TimeUnit.MILLISECONDS);
    readingLink.close();
    ReadingSession current = session.get();
    if (current != null) {
      current.end();
    }
  }

  private void start(String name, Task task, boolean isAll) {
    Thread.ofPlatform()
        .name(name)
        .daemon()
        .start(
            () -> {
              try {
                task.run();
                if (isAll) {
                  done.complete(null);
                }
              } catch (Throwable e) { // whatever it is, the role must not live on half dead
                done.completeExceptionally(e);
              }
            });
  }

  private String greeting(SharedSettings shared) {
    String held =
        config.guarantee().mayLose()
            ? "automatic acknowledgements"
            : "prefetch " + config.prefetch();
    String work = config.workTime() == null ? held : "simulated work " + config.workTime();
    return "%s and %s; CO2 curve %s ppm, retention %s, %s; RabbitMQ %s, Redis %s"
        .formatted(
            config.name(),
            config.deadLettersName(),
            shared.co2(),
            shared.retention(),
            work,
            config.broker(),
            redis);
  }

  private static Exception explained(@Nullable Throwable failure) {
    return switch (failure) {
      case TopologyException wrong -> new UserError(String.valueOf(wrong.getMessage()), wrong);
      case AuthenticationFailureException refused ->
          new UserError("RabbitMQ refuses this user or password; see --amqp", refused);
      case Exception other -> other;
      case null, default -> new IllegalStateException("the worker broke", failure);
    };
  }
}
