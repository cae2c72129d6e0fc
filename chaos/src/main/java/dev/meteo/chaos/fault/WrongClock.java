package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SplittableRandom;

/** A sensor whose clock is off, but within what workers accept, reports for a while. */
final class WrongClock implements Fault {
  private static final int EVERY_MS = 40;
  private static final int DRIP_EVERY_MS = 100;
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final String name;
  private final Duration ahead;
  private final long seed;
  private final Duration length;
  private final int everyMs;
  private final String speed;
  private Path outbox = Path.of("");

  /**
   * @param ahead negative when the clock is slow
   */
  WrongClock(Duration ahead, long seed) {
    this(ahead, seed, LENGTH, EVERY_MS, "1");
  }

  private WrongClock(Duration ahead, long seed, Duration length, int everyMs, String speed) {
    this.name = "clock-" + Math.floorMod(seed, 1_000_000);
    this.ahead = ahead;
    this.seed = seed;
    this.length = length;
    this.everyMs = everyMs;
    this.speed = speed;
  }

  /** Its clock is slow as well: the same window is corrected again and again. */
  static WrongClock trickle(Duration ahead, long seed) {
    return new WrongClock(ahead, seed, SHORT, EVERY_MS, "0.05");
  }

  /** Slower still: between two readings of the window there is time to publish it. */
  static WrongClock drip(Duration ahead, long seed) {
    return new WrongClock(ahead, seed, SHORT, DRIP_EVERY_MS, "0.0333");
  }

  @Override
  public Set<String> claims() {
    return Set.of(name);
  }

  @Override
  public void begin(Scene scene) throws IOException {
    outbox = scene.outbox(name);
    Path file = scene.setting().directory().resolve(name + ".csv");
    Files.writeString(file, rows(Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS)));
    scene
        .cast()
        .addSensor(
            name,
            "--replay",
            file.toString(),
            "--rebase",
            "none",
            "--speed",
            speed,
            "--timezone",
            "UTC")
        .start();
    scene.cast().actor(name).mayEnd();
  }

  private String rows(Instant from) {
    SplittableRandom dice = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder("timestamp,temperature,humidity,co2\n");
    for (int i = 0; i < length.toMillis() / everyMs; i++) {
      rows.append(from.plusMillis((long) i * everyMs))
          .append(',')
          .append(10 + dice.nextInt(200) / 10.0)
          .append(',')
          .append(30 + dice.nextInt(300) / 10.0)
          .append(',')
          .append(320 + dice.nextInt(1500) / 10.0)
          .append('\n');
    }
    return rows.toString();
  }

  @Override
  public void heal(Scene scene) {
    // its recording ends by itself
  }

  @Override
  public boolean changedAnything() {
    return Outboxes.haveAny(outbox);
  }

  @Override
  public String target() {
    return name + " " + ahead.toMillis() / 1000.0 + " s";
  }
}
