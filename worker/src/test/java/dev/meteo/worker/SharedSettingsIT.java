package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Retention;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.Stack;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker's settings do to those of the system. */
@ExtendWith(OwnStack.class)
@Timeout(90)
class SharedSettingsIT {
  @Test
  void aWorkerThatIsRefusedLeavesNoSettingBehind(Stack stack) throws Exception {
    try (StoreConnection redis = new StoreConnection(stack.redis(), "test")) {
      SettingsStore store = new SettingsStore(redis);
      WellnessCurve rooms = WellnessCurve.parse("400:600:2000");
      assertThat(store.replicas(Optional.of(0))).isZero();

      SharedSettings.Own own = new SharedSettings.Own(rooms, Retention.parse("1h"), 1);
      assertThatThrownBy(() -> SharedSettings.claim(store, own))
          .isInstanceOf(UsageError.class)
          .hasMessageContaining("--redis-replicas is 1 here, but 0 for the system");

      assertThat(store.known()).isEqualTo(Map.of(Setting.REPLICAS, "0"));
    }
  }

  @Test
  void aWorkerEndsOnceTheSystemUsesAnotherCurve(Stack stack) throws Exception {
    try (WorkerBench bench = WorkerBench.start(stack);
        StoreConnection redis = new StoreConnection(stack.redis(), "test")) {
      bench.publish(Bodies.airs(1));
      bench.awaitReceived(1);
      hdel(stack, "co2");
      String other = new SettingsStore(redis).co2(Optional.of("400:600:2000"), "300:400:500");
      assertThat(other).isEqualTo("400:600:2000");

      bench.publish(List.of(Bodies.pollution(0, 400)));

      assertThat(bench.failure())
          .isInstanceOf(UsageError.class)
          .hasMessageContaining("the shared settings were changed while this ran")
          .hasMessageContaining("--co2 is 300:400:500 here, but 400:600:2000 for the system");
      assertThat(bench.counted()).isEqualTo(1);
      assertThat(bench.ready()).isEqualTo(1);
    }
  }

  private static void hdel(Stack stack, String field) {
    try (RedisClient client = RedisClient.create(stack.redis());
        StatefulRedisConnection<String, String> redis = client.connect()) {
      redis.sync().hdel("{meteo:0}:settings", field);
    }
  }
}
