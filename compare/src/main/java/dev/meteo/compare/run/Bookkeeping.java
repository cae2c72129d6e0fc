package dev.meteo.compare.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.meteo.compare.result.SensorView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the roles of a run write what is read after it.
 *
 * @param directory of the run
 */
record Bookkeeping(Path directory) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The METEO_HOME of the roles. */
  Path home() {
    return directory.resolve("home");
  }

  Path recording() {
    return directory.resolve("load.csv");
  }

  /** The latency log of a process. */
  Path latencies(String role, int start) {
    return directory.resolve(role + "." + start + ".hlog");
  }

  /** The counters of a process. */
  Path figures(String role, int start) {
    return directory.resolve(role + "." + start + ".json");
  }

  /** What the sensor says of itself, which is not older than a second while it runs. */
  Optional<SensorView> sensorView() throws IOException {
    Path file = figures("sensor", 1);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode figures = JSON.readTree(file.toFile());
    return Optional.of(
        new SensorView(
            figures.path("blockedMs").asLong(),
            figures.path("refused").asLong(),
            figures.path("repeated").asLong(),
            figures.path("returned").asLong(),
            figures.path("lost").asLong()));
  }

  /** What a sensor that keeps it has sent. */
  Path archive() {
    return home().resolve("outbox").resolve(Load.SENSOR);
  }

  Path journal(String terminal) {
    return home().resolve("journal").resolve(terminal);
  }

  /** The latency logs of all processes of a role. */
  List<Path> allLatencies(RoleTarget role) {
    return IntStream.rangeClosed(1, role.starts())
        .mapToObj(start -> latencies(role.name(), start))
        .toList();
  }

  /** The latency logs of all processes of all roles. */
  List<Path> allLatencies(List<RoleTarget> roles) {
    List<Path> all = new ArrayList<>();
    roles.forEach(role -> all.addAll(allLatencies(role)));
    return all;
  }
}
