package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StackPlanTest {
  private static final StackPlan CLUSTER =
      new StackPlan("native", "ab12", "secret", "cookie", List.of(1, 2, 3), List.of(4, 5, 6), 7, 8);

  @Test
  void addressesNameEveryNodeAndOneRedis() {
    assertThat(CLUSTER.amqp())
        .isEqualTo(
            "amqp://meteo:secret@127.0.0.1:1,amqp://meteo:secret@127.0.0.1:2,"
                + "amqp://meteo:secret@127.0.0.1:3");
    assertThat(CLUSTER.redis()).isEqualTo("redis://default:secret@127.0.0.1:8");
  }

  @Test
  void textShowsNoSecret() {
    assertThat(CLUSTER.toString()).doesNotContain("secret").doesNotContain("cookie");
  }

  @Test
  void loadedPlanIsTheSavedOne(@TempDir Path directory) throws IOException {
    CLUSTER.save(directory);

    assertThat(StackPlan.isIn(directory)).isTrue();
    assertThat(StackPlan.load(directory)).isEqualTo(CLUSTER);
  }

  @Test
  void planOfRedisAloneIsLoadedToo(@TempDir Path directory) throws IOException {
    StackPlan plan = StackPlan.fresh("native", 0);
    plan.save(directory);

    assertThat(StackPlan.load(directory)).isEqualTo(plan);
    assertThat(plan.amqp()).isEmpty();
    assertThat(plan.redis()).endsWith(":" + plan.redisPort());
  }

  @Test
  void halfWrittenFileIsDamaged(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("stack.properties"), "backend=native\nid=ab12\n");

    assertThatThrownBy(() -> StackPlan.load(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }
}
