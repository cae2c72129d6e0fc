package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.Topology;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The broker delivers a message so many times and no more: trouble of Redis, however long, must not
 * spend them.
 */
@ExtendWith(OwnStack.class)
@Timeout(180)
class SpentDeliveriesIT {
  private static final int MESSAGES = 10;
  private static final Pattern REFUSED = Pattern.compile("(?:rejected|failed)_calls=(\\d+)");

  @Test
  void aFullRedisCostsOneDelivery_howeverLongItIsFull(Stack stack) throws Exception {
    try (RedisServer redis = RedisServer.start("--maxmemory-policy", "noeviction");
        WorkerBench bench = WorkerBench.startHasty(stack, redis.uri())) {
      bench.publish(List.of(Bodies.pollution(1000, 400)));
      bench.awaitReceived(1);
      redis.cli("CONFIG", "SET", "maxmemory", "1");
      bench.publish(Bodies.airs(MESSAGES));
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.said().contains("taken nothing"));
      long refused = refused(redis);
      await().atMost(WorkerBench.PATIENCE).until(() -> refused(redis) > refused + 5);

      assertThat(deliveries(stack)).hasSize(MESSAGES).allMatch(spent -> spent <= 1);

      redis.cli("CONFIG", "SET", "maxmemory", "0");
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.counts().stored() == MESSAGES + 1);
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == 0);
    }
  }

  @Test
  void whileARequiredReplicaIsAway_nothingIsConsumed(Stack stack) throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      redis.cli("HSET", "{meteo:0}:settings", "redis-replicas", "1");
      try (WorkerBench bench = WorkerBench.startHasty(stack, redis.uri())) {
        bench.publish(Bodies.airs(MESSAGES));
        await().atMost(WorkerBench.PATIENCE).until(() -> written(redis) > 5);

        assertThat(deliveries(stack)).hasSize(MESSAGES).allMatch(spent -> spent == 0);

        redis.cli("HSET", "{meteo:0}:settings", "redis-replicas", "0");
      }
    }
  }

  @Test
  void whileOnlyProbesSucceed_oneMessageIsTriedAtATime(Stack stack) throws Exception {
    try (RedisServer redis = RedisServer.start();
        WorkerBench bench = WorkerBench.startHasty(stack, redis.uri())) {
      bench.publish(List.of(Bodies.pollution(1000, 400)));
      bench.awaitReceived(1);
      redis.cli("DEL", "{meteo:0}:dirty");
      redis.cli("SET", "{meteo:0}:dirty", "what no reading can be added to");
      bench.publish(Bodies.airs(MESSAGES));
      await().atMost(WorkerBench.PATIENCE).until(() -> rounds(bench) >= 4);
      bench.end();
      await().atMost(WorkerBench.PATIENCE).until(() -> bench.ready() == MESSAGES);

      long spent = deliveries(stack).stream().mapToLong(Long::longValue).sum();
      assertThat(spent).isLessThanOrEqualTo(MESSAGES + rounds(bench) + 1);
    }
  }

  private static int rounds(WorkerBench bench) {
    return bench.said().split("connected to the broker again", -1).length - 1;
  }

  /** How many commands Redis has refused. */
  private static long refused(RedisServer redis) throws Exception {
    Matcher calls = REFUSED.matcher(redis.cli("INFO", "commandstats"));
    return calls.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  /** How often something was written that replicas must have. */
  private static long written(RedisServer redis) throws Exception {
    String counter = redis.cli("GET", "{meteo:0}:barrier");
    return counter.isEmpty() ? 0 : Long.parseLong(counter);
  }

  /** How many deliveries each waiting message has spent; spends one more. */
  private static List<Long> deliveries(Stack stack) throws Exception {
    List<Long> spent = new ArrayList<>();
    try (Connection connection = AmqpEndpoint.parse(stack.amqp()).connect("test");
        Channel channel = connection.createChannel()) {
      GetResponse next = channel.basicGet(Topology.READINGS_QUEUE, false);
      while (next != null) {
        Map<String, Object> headers = next.getProps().getHeaders();
        Object count = headers == null ? null : headers.get("x-delivery-count");
        spent.add(count instanceof Number number ? number.longValue() : 0L);
        next = channel.basicGet(Topology.READINGS_QUEUE, false);
      }
    }
    return spent;
  }
}
