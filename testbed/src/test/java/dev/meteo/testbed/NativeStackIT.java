package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
final class NativeStackIT extends StackContract {
  @Override
  BackendChoice backend() {
    return BackendChoice.NATIVE;
  }

  @Override
  void requireBackend() {
    Requirement.that(
        InstalledServers.missing(true).isEmpty(),
        "rabbitmq-server and redis-server are not installed");
  }

  @Test
  void pickedPortsAreFreeAndDiffer() {
    assertThat(FreePorts.pick(8, new java.util.Random(1)))
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(FreePorts.isFree(port)).isTrue());
  }
}
