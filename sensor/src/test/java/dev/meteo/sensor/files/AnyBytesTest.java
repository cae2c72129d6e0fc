package dev.meteo.sensor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.meteo.cli.UserError;
import dev.meteo.messages.Quantity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are rows, gaps and reasons, or one sentence that says what they are. */
@Timeout(120)
class AnyBytesTest {
  private static final String[] PIECES = {
    "timestamp",
    "temperature",
    "humidity",
    "co2",
    "Date",
    "Time",
    "Temp (°F)",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "2025-09-03 14:05:00",
    "03/09/2025",
    "13/09/25 2:05 PM",
    "22,9",
    "22.9",
    "1,024",
    "47 %",
    "-127",
    "NaN",
    "#",
    "sep=;",
    "\uFEFF",
    "entity_id",
    "state",
    "Sep 3, 2025",
    "24:00",
    "1756901112",
    "1.75E9",
    "99999999999999999999",
    "\u0000",
    "é",
    "+02:00",
    "[Europe/Madrid]",
    "timestamp,temperature,humidity\n",
    "2025-10-26 02:30,17,60\n",
    "_field",
    "_value",
    "'",
    "=\"",
    "−1"
  };

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextIsReadWithoutAnException(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      read(text.toString().getBytes(StandardCharsets.UTF_8), random);
    }
  }

  @Test
  void anyBytesAreReadWithoutAnException() throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (i % 3 == 0 && bytes.length > 2) {
        bytes[0] = 0x1F;
        bytes[1] = (byte) 0x8B;
      }
      read(bytes, random);
    }
  }

  @Test
  void damagedFilesOfEveryKindAreReadWithoutAnException() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (Path file : inputs()) {
      byte[] original = Files.readAllBytes(file);
      for (int i = 0; i < 25 && original.length > 0; i++) {
        byte[] bytes = original.clone();
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        read(random.nextBoolean() ? bytes : cut(bytes, random), random);
      }
    }
  }

  private static List<Path> inputs() throws Exception {
    Path folder = Path.of(AnyBytesTest.class.getResource("kinds.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] cut(byte[] bytes, SplittableRandom random) {
    return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  /** Reads as a stream or a file, and judges what comes. */
  private void read(byte[] bytes, SplittableRandom random) throws IOException {
    FileOptions options = random.nextInt(4) == 0 ? pivoted() : FileOptions.none();
    FileReport report = new FileReport(sentence -> assertThat(sentence).isNotBlank());
    try (Recording recording = recording(bytes, random)) {
      RowReader rows = RecordedTable.open(recording, options, report);
      for (RecordedRow row = rows.next(); row != null; row = rows.next()) {
        judge(row);
      }
      assertThat(report.nothingUsable("x")).isNotBlank();
      assertThat(report.summary()).isNotBlank();
    } catch (UserError e) {
      assertThat(e).hasMessageStartingWith("--");
    }
  }

  private Recording recording(byte[] bytes, SplittableRandom random) throws IOException {
    if (random.nextInt(5) > 0) {
      return new Recording("-", new ByteArrayInputStream(bytes));
    }
    Path file = Files.write(directory.resolve("any"), bytes);
    return new Recording(file.toString(), InputStream.nullInputStream());
  }

  private static FileOptions pivoted() {
    FileOptions none = FileOptions.none();
    return new FileOptions(
        none.columns(),
        null,
        null,
        null,
        null,
        null,
        none.missing(),
        true,
        FileOptions.Pivot.parse("entity_id:state"),
        none.entities(),
        null,
        none.kinds(),
        false);
  }

  private static void judge(RecordedRow row) {
    RecordedRow.Air air = row.air();
    Double co2 = row.co2();
    assertThat(air != null || co2 != null).isTrue();
    if (air != null) {
      assertThat(Quantity.TEMPERATURE.allows(air.temperature())).isTrue();
      assertThat(Quantity.HUMIDITY.allows(air.humidity())).isTrue();
    }
    if (co2 != null) {
      assertThat(Quantity.CO2.allows(co2)).isTrue();
    }
  }

  @Test
  void aLineWithoutEndIsNoLineInMemory() throws IOException {
    InputStream endless = new Endless("x".getBytes(StandardCharsets.UTF_8), 300_000_000);
    try (Recording recording = new Recording("-", endless)) {
      FileReport report = new FileReport(sentence -> {});
      UserError refused =
          assertThrows(
              UserError.class, () -> RecordedTable.open(recording, FileOptions.none(), report));
      assertThat(refused).hasMessageContaining("there is no timestamp");
    }
  }

  @Test
  void whatIsRememberedOfManyRowsIsBounded() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add("s" + i + ",2025-09-03T14:05:00Z," + (i % 50) + ",x" + i);
    }
    byte[] block = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream begin = new ByteArrayOutputStream();
    begin.writeBytes("device,time,temperature,humidity\n".getBytes(StandardCharsets.UTF_8));
    InputStream all =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(begin.toByteArray()), new Endless(block, 20_000_000));
    try (Recording recording = new Recording("-", all)) {
      FileReport report = new FileReport(sentence -> {});
      FileOptions none = FileOptions.none();
      FileOptions options =
          new FileOptions(
              java.util.Map.of("sensor", "device"),
              null,
              null,
              null,
              null,
              null,
              none.missing(),
              false,
              null,
              none.entities(),
              null,
              none.kinds(),
              false);
      RowReader reader = RecordedTable.open(recording, options, report);
      assertThat(reader.next()).isNull();
      assertThat(report.skippedLines()).hasSizeLessThanOrEqualTo(1000);
      assertThat(report.skippedRows()).isGreaterThan(400_000);
    }
  }

  /** The same bytes again and again. */
  private static final class Endless extends InputStream {
    private final byte[] block;
    private long left;
    private int at;

    Endless(byte[] block, long length) {
      this.block = block;
      this.left = length;
    }

    @Override
    public int read() {
      if (left <= 0) {
        return -1;
      }
      left--;
      byte next = block[at];
      at = (at + 1) % block.length;
      return next & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = 0;
      for (; count < length; count++) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        target[offset + count] = (byte) next;
      }
      return count;
    }
  }
}
