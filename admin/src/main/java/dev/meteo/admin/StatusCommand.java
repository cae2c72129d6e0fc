package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreInspection;
import dev.meteo.store.UntoldStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo status}. */
@Command(
    name = "status",
    description = {
      "Shows how the whole is doing on one screen.",
      "",
      "Exit code 1 when RabbitMQ, its management plugin or Redis is away, or --check finds a",
      "difference. With --health 0 is ok, 1 warning, 2 critical, as monitoring systems have it;",
      "wrong usage is 2 as well, with nothing on standard output."
    })
final class StatusCommand implements Callable<Integer> {
  /** Long enough for another proxy to lead, and for a backlog to grow visibly. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private RedisOption redis = new RedisOption();

  @Option(
      names = "--management",
      paramLabel = "URL",
      description = {
        "RabbitMQ's management API, http://user:password@host:15672; without it terminals' queues,",
        "foreign bindings, dead queues and what is with the workers cannot be seen.",
        "Default: port 15672 of the broker's hosts (15671 with amqps), with its user."
      })
  private @Nullable String management;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--check",
      description = "Recompute the aggregates of all seconds from the kept results and compare.")
  private boolean check;

  @Option(
      names = "--health",
      description = {
        "Say only what is wrong and what to do, a line each. Looks twice, three seconds apart.",
        "Exit code 0: ok, 1: warning, 2: critical. With --json all is said."
      })
  private boolean healthOnly;

  @Option(
      names = "--no-broker",
      description = "Leave RabbitMQ out: for the roles that call each other over gRPC.")
  private boolean noBroker;

  @Override
  public Integer call() throws InterruptedException {
    BrokerManagement api = managementApi();
    try (StoreConnection connection = connection()) {
      Optional<SystemStatus> before = Optional.empty();
      if (healthOnly) {
        before = Optional.of(look(api, connection, false));
        Thread.sleep(BETWEEN_LOOKS);
      }
      SystemStatus status = look(api, connection, check);
      Health health = Health.of(status, before);
      PrintWriter out = spec.commandLine().getOut();
      out.println(text(status, health));
      out.flush();
      if (healthOnly) {
        return health.level().exitCode();
      }
      return status.isAnswered() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private String text(SystemStatus status, Health health) {
    if (json) {
      return StatusJson.of(status, health);
    }
    return healthOnly ? HealthText.of(health) : StatusScreen.of(status, health);
  }

  private SystemStatus look(BrokerManagement api, StoreConnection connection, boolean withCheck)
      throws InterruptedException {
    return new SystemStatus(
        noBroker ? Optional.empty() : Optional.of(brokerStatus(api)),
        storeSight(connection),
        withCheck ? Optional.of(checkReport(connection)) : Optional.empty());
  }

  private Answer<BrokerStatus> brokerStatus(BrokerManagement api) throws InterruptedException {
    try {
      return new Answer.Given<>(
          new BrokerInspection(broker.endpoint(), api, management != null).status());
    } catch (IOException | TimeoutException e) {
      logger().info("RabbitMQ did not answer", e);
      return Answer.missing("no answer from RabbitMQ at " + broker.endpoint(), e);
    }
  }

  private static Answer<StoreSight> storeSight(StoreConnection connection) {
    try {
      StoreInspection inspection = new StoreInspection(connection);
      return new Answer.Given<>(
          new StoreSight(
              inspection.status(), inspection.vitals(), new UntoldStore(connection).spans()));
    } catch (IOException e) {
      logger().info("Redis did not answer", e);
      return Answer.missing("no answer from Redis", e);
    }
  }

  private static Answer<AggregateCheck.Report> checkReport(StoreConnection connection) {
    try {
      return new Answer.Given<>(new AggregateCheck(connection).run());
    } catch (IOException e) {
      logger().info("the aggregates could not be checked", e);
      return Answer.missing("not checked", e);
    }
  }

  /** Not a constant: the log is opened after this class is loaded. */
  private static Logger logger() {
    return LoggerFactory.getLogger(StatusCommand.class);
  }

  private StoreConnection connection() {
    try {
      return new StoreConnection(redis.uri(), "status");
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }

  private BrokerManagement managementApi() {
    try {
      return management == null
          ? BrokerManagement.beside(broker.endpoint())
          : BrokerManagement.at(management, broker.endpoint());
    } catch (IllegalArgumentException e) {
      throw new UsageError("--management: " + e.getMessage());
    }
  }
}
