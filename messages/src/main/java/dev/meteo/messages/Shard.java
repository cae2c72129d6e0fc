package dev.meteo.messages;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which part of the sensors one belongs to: CRC-32 (ISO 3309, as in zlib, gzip and PNG) of the id
 * in UTF-8, unsigned, modulo the number of shards. So every language finds the same.
 */
public final class Shard {
  /** The greatest number of shards. */
  public static final int MAX_SHARDS = 1024;

  private static final String KEY_PREFIX = "stored.";

  private Shard() {}

  /**
   * The shard of a sensor, from 0.
   *
   * @param shards how many there are, 1 to {@link #MAX_SHARDS}
   */
  public static int of(String sensor, int shards) {
    if (shards == 1) {
      return 0;
    }
    CRC32 crc = new CRC32();
    crc.update(sensor.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % shards);
  }

  /** The routing key of messages about a shard's sensors. */
  public static String routingKey(int shard) {
    return KEY_PREFIX + shard;
  }

  /**
   * Returns the number unchanged when it is a number of shards.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static int check(int shards) {
    if (shards < 1 || shards > MAX_SHARDS) {
      throw new IllegalArgumentException(
          "the number of shards must be 1 to " + MAX_SHARDS + ", not " + shards);
    }
    return shards;
  }
}
