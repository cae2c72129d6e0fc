package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.cli.UserError;
import dev.meteo.messages.Reading;
import dev.meteo.sensor.files.FileOptions;
import dev.meteo.sensor.files.Recording;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final FakeTime time = new FakeTime("2026-03-01T12:00:00Z");
  private final StringWriter said = new StringWriter();
  private final Outbox outbox = Outboxes.inMemory(100, 1, Duration.ZERO);

  @Test
  void aRowThatWouldComeToLieBeyondTheYear9999CostsOnlyItself() throws Exception {
    Replay replay =
        replay(
            Rebase.Mode.NOW,
            "2015-02-04 17:51:00,400",
            "9999-12-31 23:59:59,401",
            "2015-02-04 17:51:02,402");

    assertThat(timestamps(replay))
        .containsExactly(
            Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-01T12:00:02Z"));
    assertThat(said.toString())
        .contains("line 3 skipped: its time would not be in the years 0 to 9999 in UTC");
    assertThat(replay.summary()).isEqualTo(", 1 rows skipped");
  }

  @Test
  void anotherValueAtATimeThatWasThereIsNotSent() throws Exception {
    Replay replay =
        replay(
            Rebase.Mode.NONE,
            "2015-02-04 17:51:00,400",
            "2015-02-04 17:51:00,401",
            "2015-02-04 17:51:00,400",
            "2015-02-04 17:51:02,402");

    assertThat(timestamps(replay))
        .containsExactly(
            Instant.parse("2015-02-04T17:51:00Z"), Instant.parse("2015-02-04T17:51:02Z"));
    assertThat(said.toString()).contains("line 3 not sent: another CO2 at 2015-02-04T17:51:00Z");
    assertThat(replay.summary())
        .isEqualTo(
            ", 0 rows skipped, 1 readings not sent that contradict earlier ones"
                + ", 1 repetitions of a reading left out");
  }

  @Test
  void aFileWithoutAUsableRowFails() throws Exception {
    Replay replay = replay(Rebase.Mode.NONE, "yesterday,400", "2015-02-04 17:51:00,-1");

    replay.prepare();
    assertThatThrownBy(() -> replay.run(outbox))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row of standard input can be used")
        .hasMessageContaining("1 times: no date and time");
  }

  private List<Instant> timestamps(Replay replay) throws Exception {
    replay.prepare();
    replay.run(outbox);
    outbox.complete();
    return outbox.take(100, Duration.ZERO).stream()
        .flatMap(parcel -> parcel.readings().stream())
        .map(Reading::timestamp)
        .toList();
  }

  private Replay replay(Rebase.Mode rebase, String... rows) {
    byte[] csv = ("time,co2\n" + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8);
    FileOptions none = FileOptions.none();
    FileOptions file =
        new FileOptions(
            none.columns(),
            null,
            null,
            null,
            null,
            null,
            none.missing(),
            false,
            null,
            none.entities(),
            ZoneOffset.UTC,
            none.kinds(),
            false);
    Replay.Settings settings =
        new Replay.Settings("roof", null, file, new Tempo(1), rebase, Long.MAX_VALUE, null);
    return new Replay(
        new Recording("-", new ByteArrayInputStream(csv)),
        settings,
        new Pacer(time, time, Optional.empty()),
        new Notices(new PrintWriter(said), false));
  }
}
