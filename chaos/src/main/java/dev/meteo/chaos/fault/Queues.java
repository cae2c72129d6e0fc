package dev.meteo.chaos.fault;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Queues by their names, on connections of chaos' own. */
final class Queues {
  private Queues() {}

  /**
   * Deletes a queue.
   *
   * @return whether there was one
   */
  static boolean delete(Scene scene, String queue) throws IOException, InterruptedException {
    return scene
        .broker()
        .on(
            channel -> {
              boolean there = exists(channel.getConnection(), queue);
              var unused = channel.queueDelete(queue);
              return there;
            });
  }

  /** One of the broker's bindings of a queue to an exchange. */
  record Binding(String exchange, String queue, String routingKey) {}

  /** All there are, but those to the default exchange. */
  static List<Binding> bindings(Scene scene) {
    return rabbitmqctl(scene, "list_bindings", "source_name", "destination_name", "routing_key")
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length == 3 && !row[0].isEmpty())
        .map(row -> new Binding(row[0], row[1], row[2]))
        .toList();
  }

  /** Has the first node's own tool do something; what it said. */
  static String rabbitmqctl(Scene scene, String... arguments) {
    List<String> command = new ArrayList<>(List.of("rabbitmqctl", "-q"));
    command.addAll(List.of(arguments));
    return scene.stack().brokerNodes().getFirst().tool(command);
  }

  /** Whether there is such a queue; on a channel of its own, which the broker closes if not. */
  static boolean exists(Connection connection, String queue) throws IOException {
    Channel question = connection.createChannel();
    try {
      var unused = question.queueDeclarePassive(queue);
    } catch (IOException e) {
      if (question.isOpen()) {
        throw e;
      }
      return false;
    }
    question.abort();
    return true;
  }
}
