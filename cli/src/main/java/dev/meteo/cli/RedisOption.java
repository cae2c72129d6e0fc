package dev.meteo.cli;

import picocli.CommandLine.Option;

/** Where Redis is. */
public final class RedisOption {
  @Option(
      names = "--redis",
      paramLabel = "URI",
      defaultValue = "redis://localhost:6379",
      description = {
        "Redis, redis://, rediss:// or redis-sentinel://host1,host2/0#name.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String uri = "";

  /** Redis' address. */
  public String uri() {
    return uri;
  }
}
