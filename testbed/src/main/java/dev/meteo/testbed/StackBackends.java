package dev.meteo.testbed;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Decides where a stack's servers come from. */
final class StackBackends {
  private final Consumer<String> progress;

  StackBackends(Consumer<String> progress) {
    this.progress = progress;
  }

  /** The name of a backend that can start a stack here. */
  String choose(BackendChoice choice) {
    progress.accept("looking for RabbitMQ and Redis");
    return switch (choice) {
      case DOCKER -> "docker";
      case NATIVE, AUTO -> NativeBackend.NAME;
    };
  }

  StackBackend create(StackPlan plan, Path directory) {
    return switch (plan.backend()) {
      case NativeBackend.NAME ->
          new NativeBackend(plan, InstalledServers.find(), directory.toAbsolutePath());
      default -> throw new StackException("there is no backend '" + plan.backend() + "'");
    };
  }
}
