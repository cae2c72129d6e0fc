package dev.meteo.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The shared settings that a connection has claimed. Each add carries them, so that no worker goes
 * on by settings that the system has given up. Safe for concurrent use.
 */
final class AgreedSettings {
  private volatile Map<Setting, String> values = Map.of();

  synchronized void put(Setting setting, String value) {
    Map<Setting, String> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changed.put(setting, value);
    values = Map.copyOf(changed);
  }

  /** How many there are, then field and value of each, for {@code add.lua}. */
  List<String> asArguments() {
    Map<Setting, String> current = values;
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(current.size()));
    current.forEach(
        (setting, value) -> {
          arguments.add(setting.field());
          arguments.add(value);
        });
    return arguments;
  }
}
