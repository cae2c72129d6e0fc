package dev.meteo.sensor;

import dev.meteo.cli.UserError;
import dev.meteo.messages.Location;
import dev.meteo.messages.Retention;
import dev.meteo.messages.Timestamps;
import dev.meteo.sensor.files.FileOptions;
import dev.meteo.sensor.files.FileReport;
import dev.meteo.sensor.files.RecordedRow;
import dev.meteo.sensor.files.RecordedTable;
import dev.meteo.sensor.files.Recording;
import dev.meteo.sensor.files.RowReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A recorded sensor, read row by row, so that a file may be of any size. */
final class Replay implements ReadingSource {
  /** What the store keeps when nobody says otherwise. */
  private static final Duration USUAL_RETENTION = Retention.USUAL.duration().orElseThrow();

  private static final String BEYOND = "its time would not be in the years 0 to 9999 in UTC";

  /**
   * @param sensor the id of the only sensor, unless the file names several
   * @param file how the file is to be read
   * @param rows after which it ends
   * @param startAt when the first row is due; null for at once
   */
  record Settings(
      String sensor,
      @Nullable Location location,
      FileOptions file,
      Tempo speed,
      Rebase.Mode rebase,
      long rows,
      @Nullable Instant startAt) {}

  private final Recording recording;
  private final Settings settings;
  private final Pacer pacer;
  private final Notices notices;
  private final FileReport report;
  private final UsedTimes usedByAir = new UsedTimes();
  private final UsedTimes usedByPollution = new UsedTimes();
  private @Nullable RowReader reader;
  private @Nullable Instant lastTime;
  private volatile OptionalDouble done = OptionalDouble.empty();

  Replay(Recording recording, Settings settings, Pacer pacer, Notices notices) {
    this.recording = recording;
    this.settings = settings;
    this.pacer = pacer;
    this.notices = notices;
    this.report = new FileReport(notices::say);
  }

  @Override
  public void prepare() throws IOException {
    if (settings.speed().isMax() && settings.rebase() == Rebase.Mode.NOW) {
      recording.spoolIfStream();
      lastTime = latest(open(new FileReport(sentence -> {})));
    }
    reader = open(report);
  }

  @Override
  public void run(Outbox outbox) throws IOException, InterruptedException {
    try (recording) {
      replay(Objects.requireNonNull(reader), outbox);
    }
    done = OptionalDouble.of(1);
  }

  private void replay(RowReader rows, Outbox outbox) throws IOException, InterruptedException {
    Instant now = pacer.start();
    Instant startAt = settings.startAt();
    Instant start = startAt == null ? now : startAt;
    RecordedRow row = rows.next();
    if (row == null) {
      throw new UserError(report.nothingUsable(recording.name()));
    }
    Rebase rebase = rebase(row.time(), later(start, outbox.newest().plusNanos(1000)));
    Rebase due = Rebase.of(row.time(), start, settings.speed().factor());
    sayHow(rows, row, rebase);
    for (long n = 0; row != null && n < settings.rows() && isDue(due, row); n++) {
      put(row, rebase, outbox);
      row = rows.next();
    }
    rows.warnings().forEach(notices::say);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private boolean isDue(Rebase due, RecordedRow row) throws InterruptedException {
    return settings.speed().isMax()
        ? pacer.goesOn()
        : pacer.awaitUntil(Micros.toInstant(due.micros(row.time())));
  }

  private Rebase rebase(Instant first, Instant now) {
    if (settings.rebase() == Rebase.Mode.NONE) {
      return Rebase.NONE;
    }
    return settings.speed().isMax()
        ? Rebase.of(Objects.requireNonNull(lastTime), now, 1)
        : Rebase.of(first, now, settings.speed().factor());
  }

  private void put(RecordedRow row, Rebase rebase, Outbox outbox) throws InterruptedException {
    long micros = rebase.micros(row.time());
    if (!isWritable(micros)) {
      report.skipped(row.line(), BEYOND);
      return;
    }
    String sensor = row.sensor().isEmpty() ? settings.sensor() : row.sensor();
    RecordedRow.Air air = row.air();
    if (air != null) {
      Content content = new Content(sensor, row.time(), air);
      OptionalLong claimed = claim(usedByAir, micros, rebase, content, row.line());
      if (claimed.isPresent()) {
        Instant timestamp = Micros.toInstant(claimed.getAsLong());
        outbox.put(air.at(timestamp, sensor, settings.location()));
      }
    }
    Double co2 = row.co2();
    if (co2 != null) {
      Content content = new Content(sensor, row.time(), co2);
      OptionalLong claimed = claim(usedByPollution, micros, rebase, content, row.line());
      if (claimed.isPresent()) {
        Instant timestamp = Micros.toInstant(claimed.getAsLong());
        outbox.put(RecordedRow.pollution(co2, timestamp, sensor, settings.location()));
      }
    }
  }

  /** What makes two readings of the file one: its sensor, its own time and the values. */
  private record Content(String sensor, Instant time, Object values) {}

  /** The times of the file are different already, unless a speed brings them together. */
  private OptionalLong claim(
      UsedTimes used, long micros, Rebase rebase, Content content, long line) {
    if (rebase.speed() == 1) {
      return OptionalLong.of(micros);
    }
    OptionalLong claimed = used.claim(micros, content);
    if (claimed.isEmpty()) {
      report.repeated();
    } else if (!isWritable(claimed.getAsLong())) {
      report.skippedInPart(line, BEYOND);
      return OptionalLong.empty();
    } else if (claimed.getAsLong() != micros) {
      report.moved();
    }
    return claimed;
  }

  private static boolean isWritable(long micros) {
    return Timestamps.isWritable(Micros.toInstant(micros));
  }

  private RowReader open(FileReport to) throws IOException {
    return RecordedTable.open(recording, settings.file(), to);
  }

  private static @Nullable Instant latest(RowReader rows) throws IOException {
    Instant latest = null;
    for (RecordedRow row = rows.next(); row != null; row = rows.next()) {
      latest = latest == null || row.time().isAfter(latest) ? row.time() : latest;
    }
    return latest;
  }

  private void sayHow(RowReader rows, RecordedRow first, Rebase rebase) {
    if (rows.guessedZone()) {
      notices.say(
          "times without an offset are read as " + rows.zone() + "; --timezone changes that");
    }
    Instant begin = Micros.toInstant(rebase.micros(first.time()));
    if (begin.isBefore(pacer.now().minus(USUAL_RETENTION))) {
      notices.say(
          "the first reading is of "
              + begin
              + ": workers refuse what is older than their retention, 24h unless set otherwise");
    }
  }

  @Override
  public OptionalDouble fraction() {
    return done.isPresent() ? done : recording.fraction();
  }

  @Override
  public String summary() {
    return report.summary();
  }
}
