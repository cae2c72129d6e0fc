package dev.meteo.grpc.server;

import dev.meteo.cli.Delays;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.ListenOptions;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.store.RedisDurability;
import dev.meteo.store.ResultStore;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.SignStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.worker.Console;
import dev.meteo.worker.Counters;
import dev.meteo.worker.Counts;
import dev.meteo.worker.Formulas;
import dev.meteo.worker.LifeSigns;
import dev.meteo.worker.Progress;
import dev.meteo.worker.RedisPatience;
import dev.meteo.worker.SharedSettings;
import dev.meteo.worker.Sightings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A compute server: takes readings by RPC, computes their coefficients, stores them, and answers a
 * call only once Redis has.
 */
final class ComputeServer implements AutoCloseable {
  /** How long what is held may take once the server was asked to end. */
  private static final long LAST_WORK_MS = 2000;

  private final ServerConfig config;
  private final ListenOptions listening;
  private final Console console;
  private final Counters counters = new Counters();
  private final Sightings sightings = new Sightings();
  private final LifeSigns signs;
  private final StoreConnection redis;
  private final RedisPatience patience;
  private final WorkQueue queue;
  private final Storage storage;

  /**
   * Does not connect or listen yet.
   *
   * @throws UsageError when Redis' address is none
   */
  ComputeServer(ServerConfig config, ListenOptions listening, Delays delays, Console console) {
    this.config = config;
    this.listening = listening;
    this.console = console;
    this.redis = connection(config);
    this.patience = new RedisPatience(console);
    this.queue = new WorkQueue(config.queue());
    this.storage =
        new Storage(
            queue,
            new ResultStore(redis),
            patience,
            counters,
            delays,
            sightings,
            config.workTime());
    this.signs = new LifeSigns(config.name(), counters, sightings, new SignStore(redis));
  }

  /** Serves until asked to end. Blocks. */
  void run(Termination termination) throws Exception {
    SharedSettings shared = claimed(termination);
    if (shared == null) {
      return;
    }
    patience.onSettingsChanged(() -> shared.renew(new SettingsStore(redis)));
    warnOfSettings();
    try (Progress progress = new Progress(counters, shared::retention, console);
        DeadlineWatch watch = new DeadlineWatch(queue, counters);
        RpcServer server = server(shared)) {
      progress.start();
      watch.start();
      CompletableFuture<@Nullable Void> stored = startStoring(termination);
      int port = server.start();
      server.serving(MeteoProcessingGrpc.SERVICE_NAME, true);
      console.say(greeting(shared, port));
      signs.start();
      serveAs(listening.advertised(port), termination);
      finish(server, stored);
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

  private void serveAs(HostPort address, Termination termination) throws InterruptedException {
    String instance = UUID.randomUUID().toString();
    List<Membership> memberships =
        config.balancers().stream()
            .map(balancer -> new Membership(balancer, address, instance, queue::load, console))
            .toList();
    memberships.forEach(Membership::start);
    termination.await();
    memberships.forEach(Membership::close);
  }

  private void finish(RpcServer server, CompletableFuture<@Nullable Void> stored)
      throws ExecutionException, InterruptedException {
    storage.drain();
    try {
      stored.get(LAST_WORK_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      storage.end();
    } catch (ExecutionException e) {
      storage.end();
      if (e.getCause() instanceof UserError wrong) {
        throw wrong; // such as settings that the system has given up
      }
      throw e;
    }
    server.drain();
    storage.end();
  }

  private CompletableFuture<@Nullable Void> startStoring(Termination termination) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("storage")
        .daemon()
        .start(
            () -> {
              try {
                storage.run();
                done.complete(null);
              } catch (Throwable e) { // whatever it is, the role must not live on half dead
                done.completeExceptionally(e);
                termination.request();
              }
            });
    return done;
  }

  private RpcServer server(SharedSettings shared) {
    ProcessingService service =
        new ProcessingService(
            new WireDecoder(InstantSource.system()), new Formulas(shared.co2()), queue, counters);
    return new RpcServer(listening.listen(), List.of(service.definition()));
  }

  /** The settings in force, or null when the server was asked to end before Redis answered. */
  private @Nullable SharedSettings claimed(Termination termination)
      throws IOException, InterruptedException {
    return SharedSettings.claim(
        new SettingsStore(redis), config.shared(), patience, termination::await);
  }

  private void warnOfSettings() {
    try {
      RedisDurability.check(redis).forEach(warning -> console.say("warning: " + warning));
    } catch (StoreException e) {
      console.say("Redis' settings are not known");
    }
  }

  private String greeting(SharedSettings shared, int port) {
    String work = config.workTime() == null ? "" : ", simulated work " + config.workTime();
    return "%s listens at %s; CO2 curve %s ppm, retention %s, holds up to %,d calls%s; Redis %s"
        .formatted(
            config.name(),
            listening.advertised(port),
            shared.co2(),
            shared.retention(),
            config.queue(),
            work,
            redis);
  }

  private static StoreConnection connection(ServerConfig config) {
    try {
      return new StoreConnection(config.redis(), config.name());
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }
}
