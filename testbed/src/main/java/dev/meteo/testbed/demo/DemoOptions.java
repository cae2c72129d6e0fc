package dev.meteo.testbed.demo;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.DurationText;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.run.Role;
import dev.meteo.testbed.run.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the demonstration is and when it ends. */
final class DemoOptions {
  @Option(
      names = "--plain",
      description = "One line per window instead of the dashboard, for pipes and simple terminals.")
  private boolean plain;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "Length of the windows. Default: ${DEFAULT-VALUE}.")
  private Duration window = Duration.ofSeconds(5);

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "2",
      description = "Air sensors, and as many pollution sensors. Default: ${DEFAULT-VALUE}.")
  private int sensors;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "Time between a sensor's readings. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ofSeconds(1);

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Workers. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--proxies",
      paramLabel = "N",
      defaultValue = "2",
      description = "Window proxies; all but one stand by. Default: ${DEFAULT-VALUE}.")
  private int proxies;

  @Option(
      names = "--grpc",
      description = {
        "Without the broker: the roles call each other, servers instead of workers behind a load",
        "balancer. Only Redis is started."
      })
  private boolean direct;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description = "End after this many windows. Default: go on.")
  private @Nullable Integer windows;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "End after this time, such as 60s. Default: go on.")
  private @Nullable Duration timeout;

  @Option(
      names = "--backend",
      paramLabel = "WHERE",
      defaultValue = "auto",
      description = {
        "docker, native (what is installed) or auto: Docker when its engine answers.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BackendChoice backend = BackendChoice.AUTO;

  /**
   * Refuses what would show nothing.
   *
   * @throws UsageError saying which option
   */
  void check() {
    atLeastOne("--sensors", sensors);
    atLeastOne("--workers", workers);
    atLeastOne("--proxies", proxies);
  }

  private static void atLeastOne(String option, int number) {
    if (number < 1) {
      throw new UsageError(option + " must be 1 or more, and is " + number);
    }
  }

  /** What the roles need. */
  StackOptions stack() {
    return direct ? StackOptions.redisAlone(backend) : new StackOptions(1, backend);
  }

  /** What there is to say when all of it answers, before what comes next. */
  String ready() {
    return direct ? "" : "RabbitMQ answers; ";
  }

  /** The names of the roles, for {@link #roles} and {@link #terminal} of one demonstration. */
  Variant names() {
    return direct ? Variant.Direct.atFreePorts(proxies) : new Variant.Messaging();
  }

  /** The roles in the background, in the order of their start. */
  List<Role> roles(Variant names) {
    List<Role> roles = new ArrayList<>(names.first());
    for (int i = 1; i <= proxies; i++) {
      roles.add(names.proxy(i).with("--window", text(window)));
    }
    for (int i = 1; i <= workers; i++) {
      roles.add(names.worker(i));
    }
    roles.add(sensors(names, "air"));
    roles.add(sensors(names, "pollution"));
    return roles;
  }

  private Role sensors(Variant names, String kind) {
    return new Role(kind + "-sensors", names.sensor())
        .with("--kind", kind, "--id", kind)
        .with("--count", Integer.toString(sensors), "--every", text(every));
  }

  /** The terminal's arguments. */
  Role terminal(Variant names) {
    List<String> arguments = new ArrayList<>(names.terminal());
    arguments.add("demo");
    if (plain) {
      arguments.add("--plain");
    }
    if (windows != null) {
      arguments.addAll(List.of("--windows", windows.toString()));
    }
    if (timeout != null) {
      arguments.addAll(List.of("--timeout", text(timeout)));
    }
    return new Role("terminal", arguments);
  }

  private static String text(Duration duration) {
    return DurationText.of(duration);
  }

  /** In a line, for whoever watches. */
  String summary() {
    return "%d air and %d pollution sensors, %d %s, %d window proxies (windows of %s)"
        .formatted(
            sensors,
            sensors,
            workers,
            direct ? "servers behind a load balancer" : "workers",
            proxies,
            text(window));
  }
}
