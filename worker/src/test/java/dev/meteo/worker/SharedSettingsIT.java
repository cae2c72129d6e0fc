package dev.meteo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UsageError;
import dev.meteo.messages.Retention;
import dev.meteo.store.Setting;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.testbed.Stack;
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
}
