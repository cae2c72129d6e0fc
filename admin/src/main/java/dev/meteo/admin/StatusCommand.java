package dev.meteo.admin;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.UsageError;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreInspection;
import dev.meteo.store.StoreStatus;
import java.io.IOException;
import java.io.PrintWriter;
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
      "Exit code 1 when RabbitMQ, its management plugin or Redis is away, or --check finds a difference."
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private RedisOption redis = new RedisOption();

  @Option(
      names = "--management",
      paramLabel = "URL",
      description = {
        "RabbitMQ's management plugin, http://user:password@host:15672; without it the",
        "terminals' queues and what is with the workers cannot be seen."
      })
  private @Nullable String management;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Option(
      names = "--check",
      description = "Recompute the aggregates of all seconds from the kept results and compare.")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    BrokerManagement api = managementApi();
    try (StoreConnection connection = connection()) {
      SystemStatus status =
          new SystemStatus(
              brokerStatus(api),
              storeStatus(connection),
              check ? Optional.of(checkReport(connection)) : Optional.empty());
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? StatusJson.of(status) : StatusScreen.of(status));
      out.flush();
      return status.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private Answer<BrokerStatus> brokerStatus(@Nullable BrokerManagement api)
      throws InterruptedException {
    try {
      return new Answer.Given<>(new BrokerInspection(broker.endpoint(), api).status());
    } catch (IOException | TimeoutException e) {
      logger().info("RabbitMQ did not answer", e);
      return Answer.missing("no answer from RabbitMQ at " + broker.endpoint(), e);
    }
  }

  private static Answer<StoreStatus> storeStatus(StoreConnection connection) {
    try {
      return new Answer.Given<>(new StoreInspection(connection).status());
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

  private @Nullable BrokerManagement managementApi() {
    try {
      return management == null ? null : BrokerManagement.at(management, broker.endpoint());
    } catch (IllegalArgumentException e) {
      throw new UsageError("--management: " + e.getMessage());
    }
  }
}
