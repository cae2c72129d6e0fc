package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.StackServer;
import java.util.List;
import java.util.Set;

/** The broker runs out of memory or disk, as it sees it: it takes no messages. */
final class AlarmFault implements Fault {
  private static final List<String> ALARMS =
      List.of("rabbitmqctl", "-q", "eval", "rabbit_alarm:get_alarms().");

  private final List<String> alarm;
  private final List<String> calm;
  private boolean raised;

  private AlarmFault(List<String> alarm, List<String> calm) {
    this.alarm = alarm;
    this.calm = calm;
  }

  static AlarmFault memory() {
    String command = "set_vm_memory_high_watermark";
    return new AlarmFault(
        List.of("rabbitmqctl", command, "0.00001"), List.of("rabbitmqctl", command, "0.4"));
  }

  static AlarmFault disk() {
    String command = "set_disk_free_limit";
    return new AlarmFault(
        List.of("rabbitmqctl", command, "900000000000000"),
        List.of("rabbitmqctl", command, "50MB"));
  }

  @Override
  public Set<String> claims() {
    return Set.of("broker");
  }

  @Override
  public void begin(Scene scene) {
    var unused = scene.stack().brokerNodes().getFirst().tool(alarm);
  }

  @Override
  public void heal(Scene scene) {
    StackServer node = scene.stack().brokerNodes().getFirst();
    raised = !node.tool(ALARMS).contains("[]");
    var unused = node.tool(calm);
  }

  @Override
  public boolean changedAnything() {
    return raised;
  }

  @Override
  public String target() {
    return "broker";
  }
}
