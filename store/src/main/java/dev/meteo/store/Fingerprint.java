package dev.meteo.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands for one result in the fingerprint of many, as {@code add.lua} computes it. */
final class Fingerprint {
  private static final int BYTES = 6;

  private Fingerprint() {}

  /**
   * Of a result as Redis keeps it.
   *
   * @param second of its pane
   * @return 48 bits
   */
  static long of(long second, String id, String value) {
    byte[] text = (second + ":" + id + "=" + value).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(text);
      long bits = 0;
      for (int i = 0; i < BYTES; i++) {
        bits = bits << 8 | (digest[i] & 0xFF);
      }
      return bits;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
