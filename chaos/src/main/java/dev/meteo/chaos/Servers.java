package dev.meteo.chaos;

import dev.meteo.chaos.scene.Scene;
import java.io.IOException;

/**
 * What a run was done on.
 *
 * @param description for people
 * @param backend docker or native
 * @param rabbitmq its version; empty without a broker
 * @param redis its version
 */
record Servers(String description, String backend, String rabbitmq, String redis) {
  static Servers of(Scene scene) throws IOException, InterruptedException {
    String description = scene.stack().description();
    return new Servers(
        description,
        description.contains("Docker") ? "docker" : "native",
        scene.messaging() ? scene.broker().version() : "",
        scene.kept().version());
  }
}
