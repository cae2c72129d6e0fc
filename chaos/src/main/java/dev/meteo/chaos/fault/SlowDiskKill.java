package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import dev.meteo.testbed.run.ChildProcess;
import dev.meteo.testbed.run.ChildProcess.Listeners;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Redis is killed while its disk takes seconds to flush, which {@code strace} makes it do. Shows
 * what {@code appendfsync everysec} loses.
 */
final class SlowDiskKill implements Fault {
  private static final Duration SLOW_FOR = Duration.ofMillis(3500);

  private final Duration flushTakes;
  private boolean killed;

  SlowDiskKill(Duration flushTakes) {
    this.flushTakes = flushTakes;
  }

  @Override
  public Set<String> claims() {
    return Set.of("redis");
  }

  @Override
  public void begin(Scene scene) throws IOException, InterruptedException {
    scene.kept().ask(commands -> commands.configSet("appendfsync", "everysec"));
    long pid = scene.stack().redisServer().process().orElseThrow().pid();
    String inject = "inject=fdatasync,fsync:delay_enter=" + flushTakes.toMillis() * 1000;
    List<String> command =
        List.of(
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fdatasync,fsync",
            "-e",
            inject,
            "-p",
            Long.toString(pid));
    try (ChildProcess strace = ChildProcess.start("strace", command, Map.of(), Listeners.none())) {
      scene.patience().pause(SLOW_FOR);
      strace.requireAlive();
      scene.stack().redisServer().kill();
      killed = true;
    }
  }

  @Override
  public void heal(Scene scene) {
    scene.stack().redisServer().start();
  }

  @Override
  public boolean changedAnything() {
    return killed;
  }

  @Override
  public String target() {
    return "redis";
  }
}
