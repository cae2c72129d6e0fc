package dev.meteo.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Erlang nodes' name service: its own, so that it can be ended and nobody else's is used. */
record EpmdRecipe(StackPlan plan, InstalledServers installed) implements ServerRecipe {
  @Override
  public String name() {
    return "epmd";
  }

  @Override
  public void prepare(Path directory) {
    // It has no configuration.
  }

  @Override
  public List<String> command(Path directory) {
    return List.of(
        installed.epmd().toString(),
        "-port",
        Integer.toString(plan.epmdPort()),
        "-address",
        "127.0.0.1");
  }

  @Override
  public Map<String, String> environment(Path directory) {
    return Map.of("HOME", directory.toString());
  }

  @Override
  public Probe probe() {
    return new Probe.Tcp(plan.epmdPort());
  }
}
