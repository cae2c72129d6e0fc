package dev.meteo.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Good bodies that were changed at random places in random ways, and noise. Each begins as a
 * reading that no other is like; some are good ones still. The same seed gives the same ones.
 */
final class FuzzedBodies {
  private static final int LARGEST = 140_000;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "1e400",
          "-0",
          "1e-320",
          "NaN",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\\",
          "\\u0000",
          "\\ud800",
          "é",
          "😀",
          "\u0000",
          "\u001b[2J",
          "\uFEFF",
          " ",
          "\r\n",
          "/*",
          "99.9",
          "\"co2\":",
          "\"kind\":",
          "\"location\":{}",
          "+05:30",
          "9999-12-31",
          "../",
          "{meteo:0}");

  private final Random random;
  private final Instant first;
  private int made;

  /**
   * @param first the timestamp of the first; each later one is a millisecond after it
   */
  FuzzedBodies(long seed, Instant first) {
    this.random = new Random(seed);
    this.first = first;
  }

  byte[] next() {
    made++;
    return switch (random.nextInt(200)) {
      case 0, 1, 2, 3 -> noise(random.nextInt(300));
      case 4 -> Arrays.copyOf(good(), random.nextInt(LARGEST)); // zero bytes behind
      case 5 -> (new String(good(), UTF_8) + " ".repeat(random.nextInt(LARGEST))).getBytes(UTF_8);
      case 6 -> "[".repeat(random.nextInt(LARGEST)).getBytes(UTF_8);
      default -> mutant();
    };
  }

  private byte[] good() {
    Instant timestamp = first.plusMillis(made);
    String location =
        random.nextInt(3) > 0 ? "" : ",\"location\":{\"latitude\":41.13,\"longitude\":1.25}";
    String values =
        random.nextBoolean()
            ? "\"kind\":\"pollution\",\"co2\":412.5"
            : "\"kind\":\"air\",\"temperature\":21.5,\"humidity\":40.25";
    return "{%s,\"sensor\":\"fuzz-%d\",\"timestamp\":\"%s\"%s}"
        .formatted(values, made, timestamp, location)
        .getBytes(UTF_8);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] mutant() {
    byte[] body = good();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      body = mutate(body);
    }
    return body;
  }

  private byte[] mutate(byte[] body) {
    int at = random.nextInt(body.length + 1);
    int end = Math.min(body.length, at + random.nextInt(6));
    byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
    return switch (random.nextInt(6)) {
      case 0 -> spliced(body, at, end, new byte[0]);
      case 1 -> spliced(body, at, at, token);
      case 2 -> spliced(body, at, end, token);
      case 3 -> spliced(body, at, end, noise(1));
      case 4 -> spliced(body, at, body.length, new byte[0]);
      default -> spliced(body, at, end, Arrays.copyOfRange(body, random.nextInt(at + 1), at));
    };
  }

  private static byte[] spliced(byte[] body, int from, int to, byte[] with) {
    String text = new String(body, ISO_8859_1);
    return (text.substring(0, from) + new String(with, ISO_8859_1) + text.substring(to))
        .getBytes(ISO_8859_1);
  }
}
