package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RabbitConfTest {
  private static final StackPlan PLAN =
      new StackPlan("native", "ab12", "secret", "cookie", List.of(1), List.of(2), 3, 4);

  @Test
  void singleNodeListensAndHasItsUser() {
    assertThat(RabbitConf.node(PLAN, "127.0.0.1:1", List.of(), false))
        .isEqualTo(
            """
            listeners.tcp.1 = 127.0.0.1:1
            default_user = meteo
            default_pass = secret
            """);
  }

  @Test
  void version4HasNoAnonymousLogin() {
    assertThat(RabbitConf.node(PLAN, "127.0.0.1:1", List.of(), true))
        .contains("anonymous_login_user = none\n");
  }

  @Test
  void joiningNodeKnowsWhomToJoin() {
    assertThat(RabbitConf.node(PLAN, "127.0.0.1:1", List.of("a@localhost"), false))
        .contains("cluster_formation.classic_config.nodes.1 = a@localhost\n");
  }

  @Test
  void sharedFileHasNoKeyThatOnlyOneVersionKnows() throws IOException {
    assertThat(RabbitConf.shared())
        .contains("max_message_size = 1048576")
        .doesNotContain("anonymous_login_user");
  }
}
