package dev.meteo.proxy;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.store.RedisDurability;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo window-proxy}. */
@Command(
    name = "window-proxy",
    description = {
      "Publishes what the workers stored as means over tumbling windows.",
      "",
      "Start as many as you like: one leads, the others stand by and take over."
    })
final class WindowProxyCommand implements Callable<Integer> {
  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(5);
  private static final Retention DEFAULT_RETENTION = Retention.parse("24h");

  /** After this, whatever is under way is left to the next leader. */
  private static final long LONGEST_END_MS = 2500;

  private static final Duration STORE_RETRY = Duration.ofSeconds(1);

  private final Termination termination;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private RedisOption redis = new RedisOption();

  @Option(
      names = "--window",
      paramLabel = "TIME",
      description = {
        "Length of the windows in whole seconds or more, the same for the whole system.",
        "Default: what the system uses, else 5s."
      })
  private @Nullable Duration window;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = {
        "How long after a window's end its first revision goes out, and how long older data",
        "must be quiet before it does. Default: ${DEFAULT-VALUE}."
      })
  private Duration grace = Duration.ofSeconds(1);

  @Option(
      names = "--retention",
      paramLabel = "TIME",
      description = {
        "How long readings are kept and may correct their window, such as 24h, or unlimited;",
        "the same for the whole system. Default: what the system uses, else 24h."
      })
  private @Nullable String retention;

  @Option(
      names = "--no-declare",
      description = "Only check that exchanges and queues exist, create none.")
  private boolean noDeclare;

  WindowProxyCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ProxyReport report = new ProxyReport(spec().commandLine().getErr());
    checkOwnOptions();
    String name = ProcessName.of("window-proxy");
    try (StoreConnection store = new StoreConnection(redis.uri(), name)) {
      if (!open(store, report)) {
        return ExitCode.DONE;
      }
      run(store, name, report);
    }
    return ExitCode.DONE;
  }

  private void run(StoreConnection store, String name, ProxyReport report)
      throws IOException, InterruptedException {
    WindowRules rules = claimRules(new SettingsStore(store));
    report.say(
        "windows of %s, grace %s, retention %s"
            .formatted(
                DurationText.of(rules.grid().length()), DurationText.of(grace), rules.retention()));
    warnOfSettings(store, report);
    Topology topology = noDeclare ? Topology.checking() : Topology.declaring();
    WindowProxy proxy =
        new WindowProxy(store, name, topology, rules, InstantSource.system(), report, termination);
    runUntilEnd(new BrokerLink(broker.endpoint(), name, report), proxy);
  }

  /** A broker or a Redis that does not answer may hold the proxy up, but not its end. */
  private void runUntilEnd(BrokerLink link, WindowProxy proxy)
      throws IOException, InterruptedException {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    termination.onRequest(
        () -> {
          link.close();
          done.completeOnTimeout(null, LONGEST_END_MS, TimeUnit.MILLISECONDS);
        });
    Thread.ofPlatform()
        .daemon()
        .name("window-proxy")
        .start(
            () -> {
              try {
                link.run(proxy);
                done.complete(null);
              } catch (Throwable e) { // the command's thread throws it
                done.completeExceptionally(e);
              }
            });
    try {
      done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IOException("the window proxy failed", e.getCause());
      }
    }
  }

  private WindowRules claimRules(SettingsStore settings) throws StoreException {
    try {
      Retention kept = settings.retention(ownRetention(), DEFAULT_RETENTION);
      Duration length = settings.window(Optional.ofNullable(window), DEFAULT_WINDOW);
      checkRetention(kept, length);
      return new WindowRules(new WindowGrid(length), grace, kept);
    } catch (SettingConflictException e) {
      throw new UsageError(e.getMessage());
    }
  }

  private static void warnOfSettings(StoreConnection store, ProxyReport report) {
    try {
      RedisDurability.check(store).forEach(warning -> report.say("warning: " + warning));
    } catch (StoreException e) {
      report.storeFailed(e);
    }
  }

  /** Waits for Redis; false when the role was asked to end first. */
  private boolean open(StoreConnection store, ProxyReport report) throws InterruptedException {
    while (!termination.isRequested()) {
      try {
        store.open();
        return true;
      } catch (StoreException e) {
        report.storeFailed(e);
        termination.await(STORE_RETRY);
      }
    }
    return false;
  }

  private void checkOwnOptions() {
    if (grace.isNegative()) {
      throw new UsageError("--grace must not be negative");
    }
    if (window != null) {
      try {
        new WindowGrid(window);
      } catch (IllegalArgumentException e) {
        throw new UsageError("--window: " + e.getMessage());
      }
    }
    ownRetention();
  }

  private Optional<Retention> ownRetention() {
    try {
      return Optional.ofNullable(retention).map(Retention::parse);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--retention: " + e.getMessage() + ", or unlimited");
    }
  }

  private void checkRetention(Retention kept, Duration length) {
    if (kept.duration().isPresent() && kept.duration().get().compareTo(length.plus(grace)) < 0) {
      throw new UsageError(
          "a retention of %s is shorter than a window of %s with its grace of %s"
              .formatted(kept, DurationText.of(length), DurationText.of(grace)));
    }
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }
}
