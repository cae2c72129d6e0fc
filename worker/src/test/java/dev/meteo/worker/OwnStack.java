package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.BackendChoice;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.StackOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * A RabbitMQ and Redis that these tests share with nobody, because they stop and kill them; empty
 * at the begin of each test.
 */
final class OwnStack implements BeforeEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OwnStack.class);

  private record Started(Stack stack) implements AutoCloseable {
    @Override
    public void close() {
      stack.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    Stack stack = stack(context);
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("clean");
        Channel channel = connection.createChannel()) {
      channel.queueDelete(Topology.READINGS_QUEUE);
      channel.queueDelete(Topology.DEAD_QUEUE);
      Topology.declaring().readings(channel);
    }
    try (RedisClient client = RedisClient.create(stack.redis());
        StatefulRedisConnection<String, String> redis = client.connect()) {
      redis.sync().flushall();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stack.class;
  }

  @Override
  public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return stack(context);
  }

  private static Stack stack(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(OwnStack.class, key -> start(), Started.class)
        .stack();
  }

  private static Started start() {
    try {
      Path directory = Files.createTempDirectory("meteo-worker-test-");
      return new Started(
          Stack.start(directory, new StackOptions(1, BackendChoice.NATIVE), line -> {}));
    } catch (StackException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      throw new TestAbortedException("no RabbitMQ and Redis for this test: " + e.getMessage());
    } catch (IOException e) {
      throw new TestAbortedException("no directory for a stack: " + e.getMessage());
    }
  }
}
