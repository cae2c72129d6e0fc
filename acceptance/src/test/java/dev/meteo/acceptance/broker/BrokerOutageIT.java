package dev.meteo.acceptance.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.TopologyException;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackServer;
import dev.meteo.testbed.junit.StackExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Publishers and links while their broker, which is this test's own, comes and goes. */
@Timeout(300)
class BrokerOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Map<String, Object> QUORUM = Map.of("x-queue-type", "quorum");

  private static Stack stack;
  private static StackServer broker;
  private static AmqpEndpoint endpoint;

  private final LinkLog log = new LinkLog();

  @BeforeAll
  static void startStack(@TempDir Path directory) {
    stack = StackExtension.startOwn(directory.resolve("stack"), StackExtension.ownStack());
    broker = stack.brokerNodes().getFirst();
    endpoint = AmqpEndpoint.parse(stack.amqp());
  }

  @AfterAll
  static void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void messagesThatASilentBrokerNeverAnswered_areUnresolved() throws Exception {
    declareForGood("silent");
    Outcomes outcomes = new Outcomes();
    Connection connection = endpoint.connect("outage-it");
    Channel channel = connection.createChannel();
    ConfirmingPublisher<Integer> publisher = new ConfirmingPublisher<>(channel, 1000, outcomes);
    for (int i = 0; i < 200; i++) {
      Messages.publish(publisher, "silent", i);
    }
    assertThat(publisher.awaitAll(PATIENCE)).isTrue();

    broker.freeze();
    for (int i = 200; i < 300; i++) {
      Messages.publish(publisher, "silent", i);
    }
    assertThat(publisher.awaitAll(Duration.ofMillis(300))).isFalse();
    broker.kill();

    assertThatThrownBy(() -> publisher.awaitAll(PATIENCE)).isInstanceOf(IOException.class);
    assertThat(publisher.unresolved()).isEqualTo(IntStream.range(200, 300).boxed().toList());
    assertThat(outcomes.confirmed()).hasSize(200);
    broker.start();
    assertNothingIsLost("silent", 300, publisher.unresolved());
  }

  @Test
  void connectionThatTheOperatorCloses_losesNothing() throws Exception {
    Outcomes outcomes = new Outcomes();
    Connection connection = endpoint.connect("outage-it");
    Channel channel = connection.createChannel();
    channel.queueDeclare("closed", true, false, false, QUORUM);
    ConfirmingPublisher<Integer> publisher = new ConfirmingPublisher<>(channel, 100, outcomes);
    Set<Integer> tried = new HashSet<>();
    FutureTask<Void> operator = new FutureTask<>(broker::stop, null);

    assertThatThrownBy(
            () -> {
              for (int i = 0; ; i++) {
                if (i == 500) {
                  Thread.ofVirtual().start(operator);
                }
                tried.add(i);
                Messages.publish(publisher, "closed", i);
              }
            })
        .isInstanceOf(IOException.class);

    operator.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    await().atMost(PATIENCE).until(() -> !channel.isOpen());
    Set<Integer> unanswered = new HashSet<>(tried);
    unanswered.removeAll(outcomes.all().keySet());
    assertThat(outcomes.confirmed()).hasSizeGreaterThanOrEqualTo(400);
    assertThat(unanswered).containsAll(publisher.unresolved());
    assertThat(unanswered.size() - publisher.unresolved().size())
        .as("the message whose publish failed may have never been sent")
        .isLessThanOrEqualTo(1);
    broker.start();
    assertNothingIsLost("closed", tried.size(), List.copyOf(unanswered));
  }

  @Test
  void link_reconnectsAfterTheBrokerRestarts() throws Exception {
    BrokerLink link = new BrokerLink(endpoint, "link-it", log);
    FutureTask<Void> run = runUntilAsked(link);
    await().atMost(PATIENCE).until(() -> log.connected() == 1);

    broker.stop();
    await().atMost(PATIENCE).until(() -> !log.reasons().isEmpty());
    broker.start();
    await().atMost(PATIENCE).until(() -> log.connected() == 2);

    log.askToEnd();
    run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(log.reasons()).allMatch(reason -> !reason.contains("method"));
    assertThat(log.firstAttempt()).isEqualTo(1);
  }

  @Test
  void link_canBeClosedWhileABrokerIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "amqp://meteo:x@127.0.0.1:" + silent.getLocalPort();
      BrokerLink link = new BrokerLink(AmqpEndpoint.parse(address), "link-it", log);
      FutureTask<Void> run = runUntilAsked(link);
      silent.setSoTimeout((int) PATIENCE.toMillis());
      try (Socket waiting = silent.accept()) {
        assertThat(waiting.getInputStream().read()).as("what it begins to say").isEqualTo('A');

        link.close();

        run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(log.connected()).isZero();
      }
    }
  }

  @Test
  void wrongPassword_isOneClearFailure() {
    String wrong = stack.amqp().replaceFirst(":[^:@/]+@", ":not-it@");
    BrokerLink link = new BrokerLink(AmqpEndpoint.parse(wrong), "link-it", log);

    assertThatThrownBy(() -> link.run(connection -> {}))
        .isInstanceOf(AuthenticationFailureException.class)
        .hasMessageContaining(endpoint.toString())
        .hasMessageContaining("refuses this user or password")
        .hasMessageNotContaining("not-it");
    assertThat(log.reasons()).isEmpty();
  }

  @Test
  void missingVhost_isOneClearFailure() {
    AmqpEndpoint elsewhere = AmqpEndpoint.parse(withoutVhost() + "/elsewhere");
    BrokerLink link = new BrokerLink(elsewhere, "link-it", log);

    assertThatThrownBy(() -> link.run(connection -> {}))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("vhost")
        .hasMessageContaining("elsewhere");
    assertThat(log.reasons()).isEmpty();
  }

  private FutureTask<Void> runUntilAsked(BrokerLink link) {
    FutureTask<Void> run =
        new FutureTask<>(
            () -> {
              link.run(log::untilAskedToEnd);
              return null;
            });
    Thread.ofVirtual().start(run);
    return run;
  }

  /**
   * A quorum queue that is killed right after its declaration comes back empty: RabbitMQ writes
   * what tells that it existed some time later, or when it is stopped in order.
   */
  private static void declareForGood(String queue) throws Exception {
    try (Connection connection = endpoint.connect("outage-it")) {
      connection.createChannel().queueDeclare(queue, true, false, false, QUORUM);
    }
    broker.stop();
    broker.start();
  }

  private static String withoutVhost() {
    return stack.amqp().replaceFirst("(?<=[^/:])/[^/]*$", "");
  }

  private static void assertNothingIsLost(String queue, int count, List<Integer> again)
      throws Exception {
    try (Connection connection = endpoint.connect("outage-it")) {
      Channel channel = connection.createChannel();
      // What is published before the queue has its leader again is confirmed late or never.
      await().atMost(PATIENCE).until(() -> channel.messageCount(queue) > 0);
      ConfirmingPublisher<Integer> publisher =
          new ConfirmingPublisher<>(channel, 100, new Outcomes());
      for (int number : again) {
        Messages.publish(publisher, queue, number);
      }
      assertThat(publisher.awaitAll(PATIENCE)).isTrue();
      assertThat(Set.copyOf(Messages.drain(channel, queue)))
          .isEqualTo(Set.copyOf(IntStream.range(0, count).boxed().toList()));
    }
  }
}
