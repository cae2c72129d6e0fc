package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.meteo.messages.PollutionReading;
import dev.meteo.sensor.intents.Intent;
import dev.meteo.sensor.intents.IntentLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keeping readings on a disk that fails, and when memory does. */
@Timeout(60)
class DiskKeeperIT {
  /** So many that the next reading begins a new file. */
  private static final int A_FILE = 100_000;

  private final Notices notices = new Notices(new PrintWriter(Writer.nullWriter()), false);
  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  @TempDir private Path home;

  @BeforeEach
  void catchTheLog() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheLogBack() {
    System.setErr(standardError);
  }

  @Test
  void anErrorIsHeard() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    IntentLog log = IntentLog.open(home, false);
    try (Keeper keeper = new DiskKeeper(log, home, notices)) {
      keeper.start(
          intents -> {
            throw new OutOfMemoryError("of the test");
          },
          failure::complete);
      keeper.keep(intent(1));

      assertThat(failure.get(60, TimeUnit.SECONDS)).hasMessage("of the test");
    }
  }

  @Test
  void onlyTheFirstFailureOfTheDiskIsLogged() throws Exception {
    CompletableFuture<List<Intent>> safe = new CompletableFuture<>();
    Path directory = home.resolve("outbox");
    IntentLog log = IntentLog.open(directory, false);
    log.append(LongStream.rangeClosed(1, A_FILE).mapToObj(DiskKeeperIT::intent).toList());
    Path away = Files.move(directory, home.resolve("away"));
    try (Keeper keeper = new DiskKeeper(log, directory, notices)) {
      keeper.start(safe::complete, safe::completeExceptionally);
      keeper.keep(intent(A_FILE + 1));
      await().atMost(Duration.ofSeconds(10)).until(() -> !keeper.failure().isEmpty());
      await().during(Duration.ofMillis(2500)).until(() -> !keeper.failure().isEmpty());
      Files.move(away, directory);
      assertThat(safe.get(60, TimeUnit.SECONDS)).containsExactly(intent(A_FILE + 1));
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).containsOnlyOnce("cannot write to ");
  }

  private static Intent intent(long number) {
    Instant at = Instant.EPOCH.plusSeconds(number);
    return new Intent(number, new PollutionReading("roof", at, 400, null));
  }
}
