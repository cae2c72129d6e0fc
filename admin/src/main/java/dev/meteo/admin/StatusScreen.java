package dev.meteo.admin;

import dev.meteo.messages.Topology;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.RedisSettings;
import dev.meteo.store.Setting;
import dev.meteo.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The state of the system as text for people. */
final class StatusScreen {
  private static final double BYTES_PER_MEGABYTE = 1_000_000.0;

  private final List<String> lines = new ArrayList<>();

  private StatusScreen() {}

  static String of(SystemStatus status, Health health) {
    StatusScreen screen = new StatusScreen();
    status.broker().ifPresent(screen::broker);
    switch (status.store()) {
      case Answer.Given<StoreSight> given -> screen.store(given.value().status());
      case Answer.Missing<StoreSight> missing -> screen.line("Redis", missing.reason());
    }
    status.check().ifPresent(screen::check);
    screen.lines.add("");
    screen.line("health", health.level().name());
    if (!health.findings().isEmpty()) {
      screen.lines.add(HealthText.of(health));
    }
    return String.join(System.lineSeparator(), screen.lines);
  }

  private void broker(Answer<BrokerStatus> answer) {
    switch (answer) {
      case Answer.Given<BrokerStatus> given -> broker(given.value());
      case Answer.Missing<BrokerStatus> missing -> line("RabbitMQ", missing.reason());
    }
    lines.add("");
  }

  private void broker(BrokerStatus broker) {
    line(
        "RabbitMQ", "%s at %s, %s".formatted(broker.version(), broker.address(), broker.cluster()));
    for (QueueStatus queue : broker.queues()) {
      line("  " + title(queue.name()), queueLine(queue));
    }
    broker
        .missing()
        .forEach(name -> line("  " + title(name), "queue " + name + " is not there yet"));
    broker
        .terminals()
        .ifPresentOrElse(
            answer -> terminals(answer),
            () ->
                line(
                    "  terminals",
                    "not visible over AMQP, nor are foreign bindings and dead queues; see"
                        + " --management"));
  }

  private void terminals(Answer<List<QueueStatus>> answer) {
    switch (answer) {
      case Answer.Given<List<QueueStatus>> given -> terminals(given.value());
      case Answer.Missing<List<QueueStatus>> missing -> line("  terminals", missing.reason());
    }
  }

  private void terminals(List<QueueStatus> terminals) {
    line("  terminals", terminals.isEmpty() ? "none" : Integer.toString(terminals.size()));
    terminals.forEach(queue -> line("    " + terminalName(queue), queueLine(queue)));
  }

  private static String terminalName(QueueStatus queue) {
    return queue.name().substring(Topology.TERMINAL_QUEUE_PREFIX.length());
  }

  private static String title(String queue) {
    return switch (queue) {
      case Topology.READINGS_QUEUE -> "backlog";
      case Topology.DEAD_QUEUE -> "dead letters";
      case Topology.HISTORY_STREAM -> "history";
      default -> queue;
    };
  }

  private static String queueLine(QueueStatus queue) {
    if (queue.name().equals(Topology.HISTORY_STREAM)) {
      return "%,d kept".formatted(queue.ready());
    }
    String unacked =
        queue.unacked() == null ? "" : ", %,d with consumers".formatted(queue.unacked());
    return "%,d ready%s; %s"
        .formatted(
            queue.ready(),
            unacked,
            queue.consumers() == 1 ? "1 consumer" : queue.consumers() + " consumers");
  }

  private void store(StoreStatus store) {
    line("Redis", store.redisVersion() + ", " + durability(store.redisSettings()));
    line("  memory", memory(store));
    line("  settings", settings(store.settings()));
    line(
        "  leader",
        store
            .leader()
            .map(
                holder ->
                    holder.name() + ", lease of " + holder.remaining().toMillis() + " ms left")
            .orElse("none: no window proxy publishes"));
    line(
        "  horizon",
        store.horizon().map(at -> at + ago(at, store.time())).orElse("none: everything is kept"));
    line(
        "  newest",
        store.newestPane().map(at -> at + ago(at, store.time())).orElse("nothing stored yet"));
    line(
        "  seconds",
        "%,d with readings, %,d of them to be published"
            .formatted(store.panes(), store.dirtyPanes()));
    line(
        "  windows",
        "%,d remembered, %,d sealed and not published".formatted(store.windows(), store.outbox()));
  }

  private static String durability(RedisSettings settings) {
    return "appendonly %s, appendfsync %s"
        .formatted(
            settings.appendOnly().map(on -> on ? "yes" : "no").orElse("unknown"),
            settings.appendFsync().orElse("unknown"));
  }

  private static String memory(StoreStatus store) {
    RedisSettings settings = store.redisSettings();
    String limit =
        settings.maxMemoryBytes() == 0
            ? "no maxmemory"
            : "of %s, %s"
                .formatted(
                    megabytes(settings.maxMemoryBytes()),
                    settings.maxMemoryPolicy().orElse("policy unknown"));
    return megabytes(store.usedMemoryBytes()) + " used, " + limit;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_PER_MEGABYTE);
  }

  private static String settings(Map<Setting, String> settings) {
    return settings.isEmpty()
        ? "none yet"
        : settings.entrySet().stream()
            .map(entry -> entry.getKey().field() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String ago(Instant at, Instant now) {
    Duration ago = Duration.between(at, now);
    if (ago.isNegative()) {
      return " (in " + ago.negated().toSeconds() + " s)";
    }
    return ago.compareTo(Duration.ofHours(2)) < 0
        ? " (" + ago.toSeconds() + " s ago)"
        : " (" + ago.toHours() + " h ago)";
  }

  private void check(Answer<AggregateCheck.Report> answer) {
    switch (answer) {
      case Answer.Given<AggregateCheck.Report> given -> {
        AggregateCheck.Report report = given.value();
        line(
            "  check",
            "%,d results in %,d seconds; %s"
                .formatted(
                    report.results(),
                    report.panes(),
                    report.differences().isEmpty()
                        ? "all aggregates are right"
                        : "aggregates that differ: " + report.differences().size()));
        report.differences().forEach(difference -> line("", difference.toString()));
      }
      case Answer.Missing<AggregateCheck.Report> missing -> line("  check", missing.reason());
    }
  }

  private void line(String title, String text) {
    lines.add("%-14s %s".formatted(title, text));
  }
}
