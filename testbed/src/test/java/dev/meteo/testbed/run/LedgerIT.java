package dev.meteo.testbed.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.testbed.OwnProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
final class LedgerIT {
  private final Path file;
  private Process process;

  LedgerIT(@TempDir Path directory) {
    this.file = directory.resolve("processes");
  }

  @BeforeEach
  void start() throws Exception {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void whoComesNextEndsWhatIsNoted() throws Exception {
    new Ledger(file).add(process.toHandle());

    new Ledger(file).endAll();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(file).doesNotExist();
    new Ledger(file).endAll();
  }

  @Test
  void anotherProcessWithThatIdIsLeftAlone() throws Exception {
    OwnProcess earlier = new OwnProcess(process.pid(), Instant.now().minus(Duration.ofMinutes(1)));
    Files.writeString(file, earlier.line() + "\n12");

    new Ledger(file).endAll();

    assertThat(process.isAlive()).isTrue();
  }
}
