package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Redis that answers on this machine only. */
record RedisRecipe(StackPlan plan, Path server) implements ServerRecipe {
  @Override
  public String name() {
    return "redis";
  }

  @Override
  public void prepare(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("redis.conf"),
        RedisConf.text("127.0.0.1", plan.redisPort(), plan.password(), directory.toString()));
  }

  @Override
  public List<String> command(Path directory) {
    return List.of(server.toString(), directory.resolve("redis.conf").toString());
  }

  @Override
  public Map<String, String> environment(Path directory) {
    return Map.of("HOME", directory.toString());
  }

  @Override
  public Probe probe() {
    return new Probe.Redis(plan.redisPort(), plan.password());
  }
}
