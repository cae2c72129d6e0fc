package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.meteo.messages.AmqpEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stack does, wherever its servers come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 240, unit = TimeUnit.SECONDS)
abstract class StackContract {
  private static final String QUEUE = "testbed";

  private Stack stack;
  private Path directory;

  abstract BackendChoice backend();

  /** Aborts, saying why, where the backend is not to be had. */
  abstract void requireBackend();

  @BeforeAll
  void start(@TempDir Path home) {
    requireBackend();
    directory = home.resolve("stack");
    stack = Stack.start(directory, new StackOptions(1, backend()), line -> {});
  }

  @AfterAll
  void end() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void startedStackAnswers() {
    assertThat(stack.isRunning()).isTrue();
    assertThat(brokerAnswers()).isTrue();
    assertThat(redisAnswers()).isTrue();
  }

  @Test
  @Order(2)
  void anotherProcessFindsItByItsDirectory() {
    Stack found = Stack.find(directory).orElseThrow();

    assertThat(found.environment()).isEqualTo(stack.environment());
    assertThat(found.isRunning()).isTrue();
  }

  @Test
  @Order(3)
  void stoppedBrokerComesBack() throws Exception {
    StackServer broker = stack.brokerNodes().getFirst();
    declareQueue();

    broker.stop();
    assertThat(broker.isRunning()).isFalse();
    broker.start();

    assertThat(brokerAnswers()).isTrue();
  }

  @Test
  @Order(4)
  void brokersToolsMeanThatNode() {
    StackServer broker = stack.brokerNodes().getFirst();

    assertThat(broker.tool(List.of("rabbitmqctl", "-q", "list_queues", "name"))).contains(QUEUE);
  }

  /**
   * The queue has survived an orderly stop before: one that was declared within seconds before a
   * kill is not usable afterwards, because RabbitMQ writes its list of queue members lazily.
   */
  @Test
  @Order(5)
  void killedBrokerComesBackWithWhatItConfirmed() throws Exception {
    StackServer broker = stack.brokerNodes().getFirst();
    publish("kept");

    broker.kill();
    assertThat(broker.isRunning()).isFalse();
    assertThat(stack.isRunning()).isFalse();
    assertThat(brokerAnswers()).isFalse();
    broker.start();

    assertThat(take()).isEqualTo("kept");
  }

  @Test
  @Order(6)
  void stoppedRedisComesBack() {
    StackServer redis = stack.redisServer();

    redis.stop();
    assertThat(redis.isRunning()).isFalse();
    assertThat(redisAnswers()).isFalse();
    redis.start();

    assertThat(redisAnswers()).isTrue();
  }

  @Test
  @Order(7)
  void frozenRedisIsSilentUntilThawed() {
    StackServer redis = stack.redisServer();

    redis.freeze();
    assertThat(redis.isRunning()).isTrue();
    assertThat(redisAnswers()).isFalse();
    redis.thaw();

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::redisAnswers);
  }

  @Test
  @Order(8)
  void whatItsServersWroteCanBeKept(@TempDir Path kept) throws IOException {
    stack.keep(kept.resolve("servers"));

    assertThat(kept.resolve("servers/redis/output")).isNotEmptyFile();
    assertThat(kept.resolve("servers/redis"))
        .isDirectoryRecursivelyContaining("glob:**appendonly*.aof");
    assertThat(kept.resolve("servers/rabbitmq-1"))
        .isDirectoryRecursivelyContaining(
            file -> Files.isRegularFile(file) && contains(file, "Starting RabbitMQ"));
  }

  @Test
  @Order(9)
  void closedStackLeavesNothingAndClosesAgain() {
    stack.close();
    stack.close();

    assertThat(directory).satisfies(path -> assertThat(Files.exists(path)).isFalse());
    assertThat(brokerAnswers()).isFalse();
    assertThat(redisAnswers()).isFalse();
    assertThat(Stack.find(directory)).isEmpty();
  }

  @Test
  @Order(10)
  void redisAloneIsAStackToo(@TempDir Path home) {
    Path alone = home.resolve("alone");
    try (Stack redis = Stack.start(alone, StackOptions.redisAlone(backend()), line -> {})) {
      assertThat(redis.isRunning()).isTrue();
      assertThat(redis.brokerNodes()).isEmpty();
      assertThat(redis.environment()).containsOnlyKeys("METEO_REDIS");
      assertThat(redis.description()).contains("Redis").doesNotContain("RabbitMQ");
      assertThat(answers(redis)).isTrue();
      assertThat(Stack.find(alone).orElseThrow().isRunning()).isTrue();
    }
    assertThat(alone).doesNotExist();
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean brokerAnswers() {
    return new Probe.Amqp(URI.create(stack.amqp()).getPort()).answers();
  }

  private boolean redisAnswers() {
    return answers(stack);
  }

  private static boolean answers(Stack stack) {
    URI redis = URI.create(stack.redis());
    return new Probe.Redis(redis.getPort(), redis.getUserInfo().substring("default:".length()))
        .answers();
  }

  private void declareQueue() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
    }
  }

  private void publish(String body) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "", QUEUE, MessageProperties.PERSISTENT_BASIC, body.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(Duration.ofSeconds(10).toMillis());
    }
  }

  private String take() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(this::get, body -> !body.isEmpty());
  }

  private String get() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return Optional.ofNullable(channel.basicGet(QUEUE, true))
          .map(response -> new String(response.getBody(), StandardCharsets.UTF_8))
          .orElse("");
    }
  }

  private Connection connect() throws Exception {
    return AmqpEndpoint.parse(stack.amqp()).connect("testbed");
  }
}
