package dev.meteo.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides where a stack's servers come from, and fetches them if need be. */
final class StackBackends {
  private final Consumer<String> progress;

  StackBackends(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * The name of a backend that can start a stack here.
   *
   * @throws StackException saying what to install
   */
  String choose(StackOptions options) {
    boolean broker = options.hasBroker();
    return switch (options.backend()) {
      case DOCKER -> docker(broker);
      case NATIVE -> installed(broker);
      case AUTO -> DockerCli.answers() ? dockerOrInstalled(broker) : installed(broker);
    };
  }

  private String docker(boolean broker) {
    if (!DockerCli.answers()) {
      throw new StackException("Docker does not answer; start it, or use --backend native");
    }
    missingImage(broker)
        .ifPresent(
            reason -> {
              throw new StackException(reason);
            });
    return DockerBackend.NAME;
  }

  private String dockerOrInstalled(boolean broker) {
    Optional<String> reason = missingImage(broker);
    if (reason.isEmpty()) {
      return DockerBackend.NAME;
    }
    progress.accept(reason.get() + "; going without Docker");
    return installed(broker);
  }

  /** Why an image is not there, having tried to pull it. */
  private Optional<String> missingImage(boolean broker) {
    for (String image : DockerBackend.images(broker)) {
      if (!DockerCli.hasImage(image)) {
        progress.accept("pulling " + image);
        CommandLineTool.Outcome pull = DockerCli.pull(image);
        if (!pull.succeeded()) {
          return Optional.of("Docker cannot pull " + image + ": " + ServerLog.tail(pull.output()));
        }
      }
    }
    return Optional.empty();
  }

  private String installed(boolean broker) {
    List<String> missing = InstalledServers.missing(broker);
    if (!missing.isEmpty()) {
      DebianPackages.install(missing, progress);
    }
    if (broker) {
      InstalledServers.find();
    }
    return NativeBackend.NAME;
  }

  StackBackend create(StackPlan plan, Path directory) {
    Path absolute = directory.toAbsolutePath();
    return switch (plan.backend()) {
      case NativeBackend.NAME -> NativeBackend.of(plan, absolute);
      case DockerBackend.NAME -> new DockerBackend(plan, absolute);
      default -> throw new StackException("there is no backend '" + plan.backend() + "'");
    };
  }
}
