package dev.meteo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerManagement;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Topology;
import dev.meteo.store.Lease;
import dev.meteo.store.Restoration;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import dev.meteo.testbed.redis.RedisServer;
import dev.meteo.testbed.run.Relay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
@Timeout(60)
class RevisionRestorerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final WindowRules RULES =
      new WindowRules(new WindowGrid(Duration.ofSeconds(10)), Duration.ZERO, Retention.USUAL);

  private final String amqp;

  RevisionRestorerIT(StackAddresses stack) {
    amqp = stack.amqp();
  }

  @Test
  void aTermBeginsWithTheTokenThatWasChecked() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Connection broker = AmqpEndpoint.parse(amqp).connect("revision-restorer-it");
        StoreConnection direct = new StoreConnection(redis.uri(), "direct");
        Relay relay = Relay.to(redis.port());
        StoreConnection slow = new StoreConnection("redis://localhost:" + relay.port(), "slow")) {
      ProxyReport report = new ProxyReport(new PrintWriter(new StringWriter(), true));
      WindowPublisher publisher = publisher(broker, report);
      RevisionRestorer restorer = new RevisionRestorer(slow, RULES, InstantSource.system(), report);
      Lease lease = vouchedLease(direct);
      String checked = lease.token();
      slow.open();
      relay.silence(Relay.Direction.THERE);
      CompletableFuture<String> token = new CompletableFuture<>();
      Thread term = Thread.ofPlatform().start(() -> run(restorer, lease, publisher, token));
      await().atMost(PATIENCE).until(() -> term.getState() == Thread.State.TIMED_WAITING);

      redis.cli("FLUSHALL");
      assertThat(lease.acquire()).isTrue();
      assertThat(Restoration.isNeeded(lease.token())).isTrue();
      relay.heal();

      assertThat(token.get(20, TimeUnit.SECONDS)).isEqualTo(checked);
    }
  }

  private WindowPublisher publisher(Connection broker, ProxyReport report) throws Exception {
    AmqpEndpoint endpoint = AmqpEndpoint.parse(amqp);
    BrokerManagement management = BrokerManagement.beside(endpoint);
    Topology topology = Topology.declaring();
    HistoryPolicy policy =
        new HistoryPolicy(management, endpoint.virtualHost(), Retention.USUAL, report::say);
    return new SummaryPublisher(
        broker,
        new HistoryCare(broker, topology, policy, () -> false, report),
        new WindowFanout(
            endpoint,
            "revision-restorer-it",
            topology,
            new FanoutHealth(report::say, new FanoutSuspects(management))),
        new BrokerWatch(management, report::say),
        topology);
  }

  private static void run(
      RevisionRestorer restorer,
      Lease lease,
      WindowPublisher publisher,
      CompletableFuture<String> token) {
    try {
      token.complete(restorer.run(lease, publisher));
    } catch (Exception e) {
      token.completeExceptionally(e);
    }
  }

  private static Lease vouchedLease(StoreConnection store) throws Exception {
    Lease lease = new Lease(store, "it", Duration.ofMinutes(1));
    assertThat(lease.acquire()).isTrue();
    assertThat(new Restoration(store, lease.token()).vouch(Optional.empty())).isTrue();
    assertThat(lease.acquire()).isTrue();
    assertThat(Restoration.isNeeded(lease.token())).isFalse();
    return lease;
  }
}
