package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.DecodedReading.Accepted;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.Topology;
import dev.meteo.store.Result;
import dev.meteo.store.ResultStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.Stack;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings count once, whatever dies meanwhile. */
@ExtendWith(OwnStack.class)
@Timeout(120)
class WorkerFaultIT {
  @Test
  void whatADeadWorkerStoredButNeverAcknowledged_isAbsorbed(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.end();
      bench.publish(Bodies.airs(20));
      storeAndDie(stack, 12);
    }
    try (WorkerBench survivor = WorkerBench.start(stack)) {
      survivor.awaitReceived(20);

      assertThat(survivor.end()).isEqualTo(new Counts(20, 8, 12, 0, 0, 0));
      assertThat(survivor.counted()).isEqualTo(20);
      assertThat(survivor.ready()).isZero();
    }
  }

  @Test
  void theBrokerIsKilledAmidWork_everyReadingCountsOnce(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      int readings = 20_000;
      bench.publish(Bodies.airs(readings));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counts().stored() > 500);
      stack.brokerNodes().getFirst().kill();
      stack.brokerNodes().getFirst().start();
      bench.awaitReceived(readings);
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 0);

      Counts counts = bench.end();
      // What Redis stored while the connection broke comes back as a duplicate.
      assertThat(counts.stored() + counts.duplicate()).isGreaterThanOrEqualTo(readings);
      assertThat(counts.refused()).isZero();
      assertThat(bench.counted()).isEqualTo(readings);
      assertThat(bench.said()).containsOnlyOnce("no connection to the broker (");
      assertThat(bench.said()).containsOnlyOnce("connected to the broker again");
    }
  }

  @Test
  void redisIsAwayAmidWork_deliveriesAreHeldUntilItIsBack(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(Bodies.airs(100));
      bench.awaitReceived(100);
      stack.redisServer().stop();
      try {
        bench.publish(List.of(Bodies.pollution(0, 400), Bodies.pollution(1, 400), "bad"));
        await().atMost(WorkerBench.PATIENCE).until(() -> bench.said().contains("holding"));
        assertThat(bench.ready()).isZero(); // held, not given back again and again
      } finally {
        stack.redisServer().start();
      }
      bench.awaitReceived(103);

      assertThat(bench.said()).containsOnlyOnce("holding").containsOnlyOnce("Redis is back");
      assertThat(bench.end()).isEqualTo(new Counts(103, 102, 0, 1, 0, 0));
      assertThat(bench.counted()).isEqualTo(102);
    }
  }

  @Test
  void askedToEndWhileRedisIsAway_whatIsHeldIsReturned(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(Bodies.airs(1));
      bench.awaitReceived(1);
      stack.redisServer().stop();
      try {
        bench.publish(List.of(Bodies.pollution(0, 400)));
        await().atMost(WorkerBench.PATIENCE).until(() -> bench.said().contains("holding"));

        assertThat(bench.end()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0));
        await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 1);
      } finally {
        stack.redisServer().start();
      }
    }
  }

  @Test
  void withoutRedisAtTheStart_aWorkerWaits(Stack stack) throws Exception {
    stack.redisServer().stop();
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(Bodies.airs(5));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.said().contains("waiting until"));
      stack.redisServer().start();
      bench.awaitReceived(5);

      assertThat(bench.end()).isEqualTo(new Counts(5, 5, 0, 0, 0, 0));
    } finally {
      stack.redisServer().start();
    }
  }

  @Test
  void theQueueIsDeleted_itIsMadeAgainAndConsumed(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack)) {
      bench.publish(Bodies.airs(1));
      bench.awaitReceived(1);
      try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
          Channel channel = connection.createChannel()) {
        channel.queueDelete(Topology.READINGS_QUEUE);
        await()
            .atMost(WorkerBench.PATIENCE)
            .ignoreExceptionsInstanceOf(IOException.class) // the queue is not there yet
            .until(() -> consumers(connection) == 1);
      }
      assertThat(bench.said()).contains("connected to the broker again");
      bench.publish(List.of(Bodies.pollution(0, 400)));
      bench.awaitReceived(2);

      assertThat(bench.end()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    }
  }

  private static long consumers(Connection connection) throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      return channel.consumerCount(Topology.READINGS_QUEUE);
    }
  }

  /** What a worker does that dies between Redis' answer and its acknowledgement. */
  private static void storeAndDie(Stack stack, int readings) throws Exception {
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("dying");
        StoreConnection redis = new StoreConnection(stack.redis(), "dying")) {
      Channel channel = connection.createChannel();
      ResultStore store = new ResultStore(redis);
      Formulas formulas = new Formulas(Formulas.DEFAULT_CO2);
      ReadingDecoder decoder = new ReadingDecoder(InstantSource.system());
      for (int i = 0; i < readings; i++) {
        GetResponse delivery = channel.basicGet(Topology.READINGS_QUEUE, false);
        Accepted accepted = (Accepted) decoder.decode(delivery.getBody()).getFirst();
        store.add(List.of(Result.of(accepted.reading(), formulas.coefficient(accepted.reading()))));
      }
    }
  }
}
