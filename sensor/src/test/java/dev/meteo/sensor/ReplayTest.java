package dev.meteo.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.Reading;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
  void aRowWithoutAFreeMicrosecondBeforeTheYear10000CostsOnlyItself() throws Exception {
    Replay replay =
        replay(
            Rebase.Mode.NONE,
            "9999-12-31 23:59:59.999999,400",
            "9999-12-31 23:59:59.999999,401",
            "2015-02-04 17:51:00,402");

    assertThat(timestamps(replay))
        .containsExactly(
            Instant.parse("9999-12-31T23:59:59.999999Z"), Instant.parse("2015-02-04T17:51:00Z"));
    assertThat(replay.summary()).isEqualTo(", 0 rows skipped, 1 skipped in part");
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
    Replay.Settings settings =
        new Replay.Settings(
            "roof",
            null,
            Kinds.POLLUTION,
            false,
            Map.of(),
            ZoneOffset.UTC,
            true,
            new Tempo(1),
            rebase,
            Long.MAX_VALUE,
            null);
    return new Replay(
        new Recording("-", new ByteArrayInputStream(csv)),
        settings,
        new Pacer(time, time, Optional.empty()),
        new Notices(new PrintWriter(said), false));
  }
}
