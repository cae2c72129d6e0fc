package dev.meteo.messages;

import dev.meteo.messages.Refusal.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Readings in every form that JSON and the contract leave free, good ones and ones with a single
 * fault, each with what must become of it. The same seed gives the same ones.
 */
final class MadeUpReadings {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  private static final long EARLIEST = Instant.parse("1950-01-01T00:00:00Z").getEpochSecond();
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  /**
   * A reading's JSON and what must become of it.
   *
   * @param reading null when it must be refused
   * @param reason null when it must be accepted
   */
  record MadeUp(String json, @Nullable Reading reading, @Nullable Reason reason) {}

  private final Random random;

  MadeUpReadings(Random random) {
    this.random = random;
  }

  MadeUp next() {
    Map<String, String> fields = new LinkedHashMap<>();
    Reading reading = good(fields);
    Reason reason = random.nextInt(2) == 0 ? spoil(fields) : null;
    String json = object(entries(fields, reason == Reason.DUPLICATE_FIELD));
    return new MadeUp(json, reason == null ? reading : null, reason);
  }

  /** White space, where JSON allows it. */
  String blank() {
    return random.nextInt(4) > 0
        ? ""
        : " \t\r\n".repeat(1 + random.nextInt(2)).substring(random.nextInt(4));
  }

  private Reading good(Map<String, String> fields) {
    boolean air = random.nextBoolean();
    String sensor = identifier();
    fields.put("kind", string(air ? "air" : "pollution"));
    fields.put("sensor", string(sensor));
    Instant at = timestamp(fields);
    Location location = random.nextInt(3) == 0 ? location(fields) : null;
    if (air) {
      double temperature = number(fields, "temperature", -100, 100);
      return new AirReading(sensor, at, temperature, number(fields, "humidity", 0, 100), location);
    }
    return new PollutionReading(sensor, at, number(fields, "co2", 0, 1_000_000), location);
  }

  private String identifier() {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(64); length > 0; length--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Any character may be written by its number. */
  private String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(random.nextInt(20) == 0 ? "\\u%04X".formatted((int) c) : String.valueOf(c));
    }
    return json.append('"').toString();
  }

  private Instant timestamp(Map<String, String> fields) {
    long span = Bodies.NOW.getEpochSecond() + 60 - EARLIEST;
    Instant second = Instant.ofEpochSecond(EARLIEST + (long) (random.nextDouble() * span));
    int digits = random.nextInt(10);
    String fraction = "%09d".formatted(random.nextInt(1_000_000_000)).substring(0, digits);
    int minutes = random.nextInt(3) == 0 ? 0 : random.nextInt(-1439, 1440);
    String text = LOCAL.withZone(ZoneOffset.UTC).format(second.plusSeconds(minutes * 60L));
    fields.put(
        "timestamp",
        string(
            (random.nextInt(5) == 0 ? text.replace('T', 't') : text)
                + (digits == 0 ? "" : "." + fraction)
                + offset(minutes)));
    return second.plusNanos(Long.parseLong((fraction + "000000").substring(0, 6)) * 1000);
  }

  private String offset(int minutes) {
    if (minutes == 0) {
      return List.of("Z", "z", "+00:00", "-00:00").get(random.nextInt(4));
    }
    int absolute = Math.abs(minutes);
    return "%s%02d:%02d".formatted(minutes < 0 ? "-" : "+", absolute / 60, absolute % 60);
  }

  private Location location(Map<String, String> fields) {
    Map<String, String> own = new LinkedHashMap<>();
    double latitude = number(own, "latitude", -90, 90);
    double longitude = number(own, "longitude", -180, 180);
    fields.put("location", object(entries(own, false)));
    return new Location(latitude, longitude);
  }

  private double number(Map<String, String> fields, String name, double min, double max) {
    double value = random.nextDouble(min, max);
    String text =
        switch (random.nextInt(6)) {
          case 0 -> Long.toString((long) value);
          case 1 -> String.format(Locale.ROOT, "%.3f", value);
          case 2 -> String.format(Locale.ROOT, "%.17e", value);
          case 3 -> DecimalText.of(value) + (value == Math.rint(value) ? ".000" : "000");
          case 4 -> random.nextBoolean() ? "-0.0" : "0E-400";
          default -> DecimalText.of(value);
        };
    fields.put(name, text);
    double read = Double.parseDouble(text);
    return read == 0 ? 0 : read;
  }

  /** One fault, and the reason that it must be refused for. */
  private Reason spoil(Map<String, String> fields) {
    String number = fields.containsKey("co2") ? "co2" : "humidity";
    String any = List.copyOf(fields.keySet()).get(random.nextInt(fields.size()));
    return switch (random.nextInt(12)) {
      case 0 -> {
        fields.remove(any.equals("location") ? "sensor" : any);
        yield Reason.MISSING_FIELD;
      }
      case 1 -> spoilt(fields, any + "x", "1", Reason.UNKNOWN_FIELD);
      case 2 -> Reason.DUPLICATE_FIELD;
      case 3 -> spoilt(fields, any, "null", Reason.NULL_FIELD);
      case 4 -> spoilt(fields, any, "[[{\"a\":[]}]]", Reason.WRONG_TYPE);
      case 5 -> spoilt(fields, any, "true", Reason.WRONG_TYPE);
      case 6 -> spoilt(fields, number, "-1e-3", Reason.OUT_OF_RANGE);
      case 7 -> spoilt(fields, number, "1e+999", Reason.NOT_FINITE);
      case 8 -> spoilt(fields, "kind", string("Air"), Reason.BAD_KIND);
      case 9 -> spoilt(fields, "sensor", string(identifier() + "é"), Reason.BAD_SENSOR);
      case 10 -> spoilt(fields, "timestamp", string("2026-02-29T12:00:00Z"), Reason.BAD_TIMESTAMP);
      default ->
          spoilt(fields, "timestamp", string("2026-03-01T12:01:10.1Z"), Reason.IN_THE_FUTURE);
    };
  }

  private static Reason spoilt(
      Map<String, String> fields, String name, String value, Reason reason) {
    fields.put(name, value);
    return reason;
  }

  private List<String> entries(Map<String, String> fields, boolean oneTwice) {
    List<String> entries = new ArrayList<>();
    fields.forEach((name, value) -> entries.add(string(name) + blank() + ":" + blank() + value));
    if (oneTwice) {
      entries.add(entries.get(random.nextInt(entries.size())));
    }
    Collections.shuffle(entries, random);
    return entries;
  }

  private String object(List<String> entries) {
    List<String> padded = entries.stream().map(entry -> blank() + entry + blank()).toList();
    return "{" + String.join(",", padded) + "}";
  }
}
