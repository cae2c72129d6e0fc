package dev.meteo.testbed;

import org.junit.jupiter.api.Tag;

@Tag("container")
final class DockerStackIT extends StackContract {
  @Override
  BackendChoice backend() {
    return BackendChoice.DOCKER;
  }

  @Override
  void requireBackend() {
    Requirement.that(DockerCli.answers(), "Docker does not answer");
  }
}
