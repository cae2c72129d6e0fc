package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackServer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One node of a cluster no longer reaches the others, or one of them only, nor they it; clients
 * reach all. The node's word to the others is changed, so that both sides refuse to talk: Erlang
 * nodes check a common cookie.
 */
final class BrokerPartition implements Fault {
  private static final Pattern NAMES = Pattern.compile("\\['[^\\]]+'\\]");
  private static final String ALL = "nodes()";
  private static final String ONE = "[hd(lists:sort(nodes()))]";

  private final int dice;
  private final boolean oneWire;
  private String lost = "";
  private boolean cut;

  /**
   * @param dice chooses the node
   * @param oneWire whether it still reaches the rest: RabbitMQ pauses both ends of the wire then,
   *     and the last node has no majority
   */
  BrokerPartition(int dice, boolean oneWire) {
    this.dice = dice;
    this.oneWire = oneWire;
  }

  @Override
  public Set<String> claims() {
    return Set.of("broker");
  }

  @Override
  public void begin(Scene scene) {
    String said =
        eval(
            scene,
            "begin Lost = %s, [begin erlang:set_cookie(N, cut), erlang:disconnect_node(N) end || N <- Lost], Lost end."
                .formatted(oneWire ? ONE : ALL));
    Matcher names = NAMES.matcher(said);
    if (!names.find()) {
      throw new IllegalStateException("the node reaches no other one: " + said.strip());
    }
    lost = names.group();
    cut = true;
  }

  /** It is over when the node, which had paused, takes clients again. */
  @Override
  public void heal(Scene scene) {
    if (!lost.isEmpty()) {
      String unused =
          eval(scene, "[erlang:set_cookie(N, erlang:get_cookie()) || N <- %s].".formatted(lost));
      lost = "";
      unused = node(scene).tool(List.of("rabbitmqctl", "await_startup", "--timeout", "60"));
    }
  }

  @Override
  public boolean changedAnything() {
    return cut;
  }

  @Override
  public String target() {
    return oneWire ? "one node - another" : "one node - the others";
  }

  private String eval(Scene scene, String expression) {
    return node(scene).tool(List.of("rabbitmqctl", "eval", expression));
  }

  private StackServer node(Scene scene) {
    return scene.stack().brokerNodes().get(dice % scene.stack().brokerNodes().size());
  }
}
