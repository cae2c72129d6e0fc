package dev.meteo.proxy;

import dev.meteo.cli.ProcessName;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.DurationText;
import dev.meteo.messages.Retention;
import dev.meteo.store.RedisDurability;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingConflictException;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A window proxy, whatever carries its windows: the options that say which windows there are, and
 * the run that publishes them. A mixin of every command that is a window proxy.
 */
public final class ProxyRole {
  private static final Duration DEFAULT_WINDOW = Duration.ofSeconds(5);

  /** After this, whatever is under way is left to the next leader. */
  private static final long LONGEST_END_MS = 2500;

  private static final Duration STORE_RETRY = Duration.ofSeconds(1);

  @FunctionalInterface
  private interface Task {
    void run() throws IOException, InterruptedException;
  }

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
      names = "--redis-replicas",
      paramLabel = "N",
      description = {
        "How many replicas of Redis must have what is published; the same for the whole system.",
        "Default: what the system uses, else 0."
      })
  private @Nullable Integer replicas;

  /**
   * Blocks until the role is asked to end.
   *
   * @param err where messages for the user go
   * @throws UsageError when the options are wrong or differ from the system's
   */
  public void run(PrintWriter err, Termination termination, ProxyTransport.Factory factory)
      throws IOException, InterruptedException {
    ProxyReport report = new ProxyReport(err);
    checkOwnOptions();
    String name = ProcessName.of("window-proxy");
    try (StoreConnection store = connection(name)) {
      runUntilEnd(() -> work(store, name, report, termination, factory), termination);
    }
  }

  private StoreConnection connection(String name) {
    try {
      return new StoreConnection(redis.uri(), name);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }

  private void work(
      StoreConnection store,
      String name,
      ProxyReport report,
      Termination termination,
      ProxyTransport.Factory factory)
      throws IOException, InterruptedException {
    WindowRules rules = claimed(store, report, termination);
    if (rules != null) {
      greet(rules, store, report);
      ProxyTransport transport = factory.at(new ProxyTransport.Site(store, name, rules, report));
      termination.onRequest(transport::close);
      transport.run(
          new Leadership(store, name, rules, InstantSource.system(), report, termination));
    }
  }

  private void greet(WindowRules rules, StoreConnection store, ProxyReport report) {
    report.say(
        "windows of %s, grace %s, retention %s"
            .formatted(
                DurationText.of(rules.grid().length()), DurationText.of(grace), rules.retention()));
    warnOfSettings(store, report);
  }

  /** A broker or a Redis that does not answer may hold the proxy up, but not its end. */
  private static void runUntilEnd(Task task, Termination termination)
      throws IOException, InterruptedException {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    termination.onRequest(
        () -> done.completeOnTimeout(null, LONGEST_END_MS, TimeUnit.MILLISECONDS));
    Thread.ofPlatform()
        .daemon()
        .name("window-proxy")
        .start(
            () -> {
              try {
                task.run();
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
      judge(settings.agreed(ownSettings()));
      Retention kept = settings.retention(ownRetention(), Retention.USUAL);
      Duration length = settings.window(Optional.ofNullable(window), DEFAULT_WINDOW);
      var unused = settings.replicas(Optional.ofNullable(replicas));
      checkRetention(kept, length);
      return new WindowRules(new WindowGrid(length), grace, kept);
    } catch (SettingConflictException e) {
      throw new UsageError(e.getMessage());
    }
  }

  private void judge(Map<Setting, String> agreed) {
    String kept = agreed.get(Setting.RETENTION);
    String length = agreed.get(Setting.WINDOW);
    checkRetention(
        kept == null ? Retention.USUAL : Retention.parse(kept),
        length == null ? DEFAULT_WINDOW : DurationText.parse(length));
  }

  private Map<Setting, String> ownSettings() {
    Map<Setting, String> own = new EnumMap<>(Setting.class);
    ownRetention().ifPresent(given -> own.put(Setting.RETENTION, given.toString()));
    if (window != null) {
      own.put(Setting.WINDOW, DurationText.of(window));
    }
    if (replicas != null) {
      own.put(Setting.REPLICAS, replicas.toString());
    }
    return own;
  }

  private static void warnOfSettings(StoreConnection store, ProxyReport report) {
    try {
      RedisDurability.check(store).forEach(warning -> report.say("warning: " + warning));
    } catch (StoreException e) {
      report.storeFailed(e);
    }
  }

  /** Waits until Redis takes the settings; null when the role was asked to end first. */
  private @Nullable WindowRules claimed(
      StoreConnection store, ProxyReport report, Termination termination)
      throws InterruptedException {
    while (!termination.isRequested()) {
      try {
        return claimRules(new SettingsStore(store));
      } catch (StoreException e) {
        report.storeFailed(e);
        termination.await(STORE_RETRY);
      }
    }
    return null;
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
    if (replicas != null && replicas < 0) {
      throw new UsageError("--redis-replicas must not be negative");
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
}
