package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerFigures;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs of life as JSON. Decoding ignores fields that it does not know, and takes names as they
 * come: they are safe to print only where a screen makes them so. Safe for concurrent use.
 */
public final class SignsOfLifeCodec {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_NAME = 200;
  private static final int MOST_LISTED = 10_000;

  /** No sum with it is beyond what an instant can say. */
  private static final long LONGEST_SILENCE_MS = Duration.ofDays(3660).toMillis();

  private SignsOfLifeCodec() {}

  /** The message's body, on one line. */
  public static byte[] encode(SignsOfLife signs) {
    ObjectNode root = JSON.createObjectNode();
    root.put("at", Timestamps.format(signs.at()));
    root.put("silentAfterMs", signs.silentAfter().toMillis());
    ArrayNode workers = root.putArray("workers");
    signs.workers().forEach(worker -> add(workers.addObject(), worker));
    ObjectNode sensors = root.putObject("sensors");
    sensors.put("known", signs.sensors());
    sensors.put("silent", signs.silent());
    ArrayNode listed = sensors.putArray("listed");
    signs.listed().forEach(sensor -> add(listed.addObject(), sensor));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static void add(ObjectNode node, WorkerSign worker) {
    WorkerFigures figures = worker.figures();
    node.put("name", worker.name()).put("seen", Timestamps.format(worker.seen()));
    node.put("received", figures.received()).put("stored", figures.stored());
    node.put("refused", figures.refused()).put("perSecond", figures.perSecond());
  }

  private static void add(ObjectNode node, SensorSign sensor) {
    node.put("sensor", sensor.sensor()).put("seen", Timestamps.format(sensor.seen()));
    Location location = sensor.location();
    if (location != null) {
      node.putObject("location")
          .put("latitude", location.latitude())
          .put("longitude", location.longitude());
    }
  }

  /**
   * Reads signs of life.
   *
   * @throws IOException when the body is something else, saying what is wrong
   */
  public static SignsOfLife decode(byte[] body) throws IOException {
    try {
      JsonNode root = JSON.readTree(body);
      JsonNode sensors = root.path("sensors");
      List<WorkerSign> workers = new ArrayList<>();
      for (JsonNode worker : list(root, "workers")) {
        workers.add(worker(worker));
      }
      List<SensorSign> listed = new ArrayList<>();
      for (JsonNode sensor : list(sensors, "listed")) {
        listed.add(
            new SensorSign(name(sensor, "sensor"), instant(sensor, "seen"), location(sensor)));
      }
      return new SignsOfLife(
          instant(root, "at"),
          Duration.ofMillis(Math.min(whole(root, "silentAfterMs"), LONGEST_SILENCE_MS)),
          workers,
          whole(sensors, "known"),
          whole(sensors, "silent"),
          listed);
    } catch (JsonProcessingException e) {
      throw new IOException("no signs of life: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("no signs of life: " + e.getMessage(), e);
    }
  }

  private static WorkerSign worker(JsonNode node) {
    return new WorkerSign(
        name(node, "name"),
        instant(node, "seen"),
        new WorkerFigures(
            whole(node, "received"),
            whole(node, "stored"),
            whole(node, "refused"),
            rate(node, "perSecond")));
  }

  private static @Nullable Location location(JsonNode sensor) {
    JsonNode location = sensor.get("location");
    return location == null || location.isNull()
        ? null
        : new Location(number(location, "latitude"), number(location, "longitude"));
  }

  private static JsonNode list(JsonNode node, String field) {
    JsonNode list = node.path(field);
    if (!list.isArray() || list.size() > MOST_LISTED) {
      throw new IllegalArgumentException(field + " must be an array, of " + MOST_LISTED + " most");
    }
    return list;
  }

  private static String name(JsonNode node, String field) {
    String name = node.path(field).asText("");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(field + " must be 1 to " + LONGEST_NAME + " characters");
    }
    return name;
  }

  private static Instant instant(JsonNode node, String field) {
    return Timestamps.parse(node.path(field).asText(""))
        .orElseThrow(() -> new IllegalArgumentException(field + " must be a timestamp"));
  }

  private static long whole(JsonNode node, String field) {
    JsonNode number = node.path(field);
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw new IllegalArgumentException(field + " must be a whole number, not negative");
    }
    return number.longValue();
  }

  private static double rate(JsonNode node, String field) {
    double rate = number(node, field);
    if (rate < 0) {
      throw new IllegalArgumentException(field + " must not be negative");
    }
    return rate;
  }

  private static double number(JsonNode node, String field) {
    double value = node.path(field).isNumber() ? node.path(field).doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be a finite number");
    }
    return value;
  }
}
