package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that an operator, or a lack of memory, does to Redis. */
final class RedisFault implements Fault {
  private static final String LIMIT = "maxmemory";
  private static final int TRIES = 20;

  /** Does something, and says whether that has changed anything. */
  private interface Deed extends Predicate<RedisCommands<String, String>> {}

  private final Deed blow;
  private final Deed mending;
  private boolean changed;

  private RedisFault(Deed blow, Deed mending) {
    this.blow = blow;
    this.mending = mending;
  }

  static RedisFault scriptFlush() {
    return new RedisFault(
        commands -> {
          boolean any = number(commands.info("memory"), "number_of_cached_scripts:(\\d+)") > 0;
          var unused = commands.scriptFlush();
          return any;
        },
        commands -> false);
  }

  static RedisFault clientKill() {
    return new RedisFault(
        commands -> {
          boolean any = commands.clientList().contains("@"); // roles have names, chaos has none
          var unused = commands.clientKill(KillArgs.Builder.typeNormal());
          return any;
        },
        commands -> false);
  }

  static RedisFault outOfMemory() {
    AtomicLong before = new AtomicLong();
    return new RedisFault(
        commands -> {
          before.set(refusals(commands));
          var unused = commands.configSet(LIMIT, "1");
          return false;
        },
        commands -> {
          var unused = commands.configSet(LIMIT, "0");
          return refusals(commands) > before.get();
        });
  }

  /** How often it has refused anything for want of memory since it was started. */
  private static long refusals(RedisCommands<String, String> commands) {
    return number(commands.info("errorstats"), "errorstat_OOM:count=(\\d+)");
  }

  private static long number(String info, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(info);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  @Override
  public Set<String> claims() {
    return Set.of("redis");
  }

  @Override
  public void begin(Scene scene) {
    changed |= ask(scene, blow);
  }

  @Override
  public void heal(Scene scene) {
    changed |= ask(scene, mending);
  }

  private static boolean ask(Scene scene, Deed deed) {
    for (int attempt = 1; ; attempt++) {
      try {
        return scene.kept().ask(deed::test);
      } catch (RedisException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public boolean changedAnything() {
    return changed;
  }

  @Override
  public String target() {
    return "redis";
  }
}
