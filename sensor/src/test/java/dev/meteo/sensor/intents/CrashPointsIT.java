package dev.meteo.sensor.intents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.PollutionReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that dies at any byte of what it writes, over and over: what was safe and unconfirmed
 * is recovered, nothing comes twice, and no number and no timestamp is used again.
 */
@Timeout(60)
class CrashPointsIT {
  private static final long SEED = 20_261_121;
  private static final int LIVES = 300;
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private final Random random = new Random(SEED);

  /** What must be sent, by number: safe on disk and not confirmed. */
  private final TreeMap<Long, Intent> model = new TreeMap<>();

  private long made;

  @TempDir private Path home;

  @Test
  void nothingIsLostAndNothingIsUsedTwice() throws IOException {
    Path directory = Files.createDirectory(home.resolve("0"));
    int recovered = 0;
    for (int life = 1; life <= LIVES; life++) {
      Path next = home.resolve(Integer.toString(life));
      try (IntentLog log = IntentLog.open(directory, false)) {
        assertThat(log.recovered()).as("life %d of seed %d", life, SEED).isEqualTo(left());
        assertThat(log.damaged()).isZero();
        assertThat(log.newest()).isEqualTo(made == 0 ? Instant.EPOCH : timestamp(made));
        recovered += log.recovered().size();
        live(log);
        copy(directory, next);
        tear(next);
      }
      directory = next;
    }
    assertThat(recovered).as("readings that outlived their process").isGreaterThan(LIVES);
  }

  private List<Intent> left() {
    return List.copyOf(model.values());
  }

  private void live(IntentLog log) throws IOException {
    for (int steps = random.nextInt(6); steps > 0; steps--) {
      List<Intent> batch = new ArrayList<>();
      for (int count = random.nextInt(5); count > 0; count--) {
        made++;
        long number = log.next() + batch.size();
        batch.add(new Intent(number, new PollutionReading("a", timestamp(made), 400, null)));
      }
      log.confirmed(someConfirmed());
      log.append(batch);
      batch.forEach(intent -> model.put(intent.number(), intent));
    }
  }

  private List<Ranges.Range> someConfirmed() {
    Ranges confirmed = new Ranges();
    for (Long number : List.copyOf(model.keySet())) {
      if (random.nextInt(3) == 0) {
        model.remove(number);
        confirmed.add(number);
      }
    }
    return confirmed.drain();
  }

  /** The beginning of a line that the process was about to write. */
  private void tear(Path directory) throws IOException {
    String line = "{\"intent\":999999,\"reading\":{\"kind\":\"pollution\",\"sensor\":\"a\"";
    List<Path> files = files(directory);
    Files.writeString(
        files.getLast(),
        line.substring(0, random.nextInt(line.length())),
        StandardOpenOption.APPEND);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static Instant timestamp(long made) {
    return BEGIN.plusMillis(made);
  }
}
