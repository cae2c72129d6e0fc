package dev.meteo.admin;

import java.util.List;
import java.util.Optional;

/** Whether anything hangs where only Meteo's queues may, and whether queues are dead. */
final class BindingsRule implements HealthRule {
  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    return now.brokerStatus().flatMap(BrokerStatus::bindings).orElse(List.of()).stream()
        .map(text -> Finding.warning("bindings", text))
        .toList();
  }
}
