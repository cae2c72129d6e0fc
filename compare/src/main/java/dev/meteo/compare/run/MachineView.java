package dev.meteo.compare.run;

import com.rabbitmq.client.Connection;
import com.sun.management.OperatingSystemMXBean;
import dev.meteo.compare.result.Machine;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreInspection;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.run.Processor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeoutException;

/** What the comparison runs on. */
public final class MachineView {
  private static final int CLOSE_TIMEOUT_MS = 500;

  private MachineView() {}

  /** Asks the machine, and the servers of the stack for their versions. */
  public static Machine of(Stack stack) throws IOException {
    double loadAverage = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Machine(
        Processor.name(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        rabbitmq(stack.amqp()),
        redis(stack.redis()),
        loadAverage < 0 ? null : loadAverage);
  }

  private static String rabbitmq(String amqp) throws IOException {
    try {
      Connection connection = AmqpEndpoint.parse(amqp).connect("compare");
      String version = String.valueOf(connection.getServerProperties().get("version"));
      connection.abort(CLOSE_TIMEOUT_MS);
      return version;
    } catch (TimeoutException e) {
      throw new IOException("RabbitMQ does not answer", e);
    }
  }

  private static String redis(String uri) throws IOException {
    try (StoreConnection store = new StoreConnection(uri, "compare")) {
      store.open();
      return new StoreInspection(store).status().redisVersion();
    }
  }
}
