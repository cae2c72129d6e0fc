package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Set;
import java.util.function.Consumer;

/** Something that an operator, or a lack of memory, does to Redis. */
final class RedisFault implements Fault {
  private static final String LIMIT = "maxmemory";
  private static final int TRIES = 20;

  private final Consumer<RedisCommands<String, String>> blow;
  private final Consumer<RedisCommands<String, String>> mending;

  private RedisFault(
      Consumer<RedisCommands<String, String>> blow,
      Consumer<RedisCommands<String, String>> mending) {
    this.blow = blow;
    this.mending = mending;
  }

  static RedisFault scriptFlush() {
    return new RedisFault(
        commands -> {
          var unused = commands.scriptFlush();
        },
        commands -> {});
  }

  static RedisFault clientKill() {
    return new RedisFault(
        commands -> {
          var unused = commands.clientKill(KillArgs.Builder.typeNormal());
        },
        commands -> {});
  }

  static RedisFault outOfMemory() {
    return new RedisFault(
        commands -> {
          var unused = commands.configSet(LIMIT, "1");
        },
        commands -> {
          var unused = commands.configSet(LIMIT, "0");
        });
  }

  @Override
  public Set<String> claims() {
    return Set.of("redis");
  }

  @Override
  public void begin(Scene scene) {
    ask(scene, blow);
  }

  @Override
  public void heal(Scene scene) {
    ask(scene, mending);
  }

  private static void ask(Scene scene, Consumer<RedisCommands<String, String>> deed) {
    for (int attempt = 1; ; attempt++) {
      try {
        boolean unused =
            scene
                .kept()
                .ask(
                    commands -> {
                      deed.accept(commands);
                      return true;
                    });
        return;
      } catch (RedisException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public String target() {
    return "redis";
  }
}
