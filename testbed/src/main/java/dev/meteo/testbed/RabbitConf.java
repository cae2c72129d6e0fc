package dev.meteo.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts of RabbitMQ's configuration files: the project's own, and what each node adds. */
final class RabbitConf {
  private RabbitConf() {}

  /** The project's rabbitmq.conf. */
  static String shared() throws IOException {
    try (InputStream in = RabbitConf.class.getResourceAsStream("rabbitmq.conf")) {
      if (in == null) {
        throw new IOException("rabbitmq.conf is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * What a node adds.
   *
   * @param listener where it listens, such as {@code 127.0.0.1:20001}
   * @param peers nodes to join; the first of a cluster joins none, or three would start three
   */
  static String node(StackPlan plan, String listener, List<String> peers, boolean atLeast4) {
    StringBuilder text = new StringBuilder();
    line(text, "listeners.tcp.1", listener);
    line(text, "default_user", StackPlan.USER);
    line(text, "default_pass", plan.password());
    if (atLeast4) {
      line(text, "anonymous_login_user", "none");
    }
    if (!peers.isEmpty()) {
      line(text, "cluster_formation.peer_discovery_backend", "classic_config");
      for (int i = 0; i < peers.size(); i++) {
        line(text, "cluster_formation.classic_config.nodes." + (i + 1), peers.get(i));
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(" = ").append(value).append('\n');
  }
}
