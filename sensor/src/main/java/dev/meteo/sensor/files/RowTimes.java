package dev.meteo.sensor.files;

import dev.meteo.messages.Timestamps;
import dev.meteo.messages.VisibleText;
import dev.meteo.sensor.files.cells.BadCell;
import dev.meteo.sensor.files.cells.TimeText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of one sensor's rows, cut to microseconds, in the order of the rows. Not thread-safe.
 */
final class RowTimes {
  private final TimeText text;
  private final ZoneId zone;
  private final boolean newestFirst;
  private Instant previous;
  private @Nullable LocalDateTime previousLocal;
  private boolean repeatsTimes;
  private boolean usedZone;

  /**
   * @param zone of times without an offset
   * @param newestFirst whether times fall from row to row
   */
  RowTimes(TimeText text, ZoneId zone, boolean newestFirst) {
    this.text = text;
    this.zone = zone;
    this.newestFirst = newestFirst;
    this.previous = newestFirst ? Instant.MAX : Instant.MIN;
  }

  /** Whether any time so far had no offset, so that the zone mattered. */
  boolean usedZone() {
    return usedZone;
  }

  /**
   * @throws BadCell saying why the text is no time
   */
  Instant parse(String cell) throws BadCell {
    Instant instant =
        switch (text.parse(cell)) {
          case TimeText.Absolute absolute -> absolute.instant();
          case TimeText.Local local -> inZone(local.time());
        };
    if (!Timestamps.isWritable(instant)) {
      throw new BadCell("not in the years 0 to 9999 in UTC", ": " + VisibleText.quoted(cell));
    }
    previous = instant.truncatedTo(ChronoUnit.MICROS);
    return previous;
  }

  private Instant inZone(LocalDateTime local) throws BadCell {
    usedZone = true;
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new BadCell(
          "a time that clocks skip",
          ": " + local + " does not exist in " + zone + ", where clocks skip it; see --timezone");
    }
    boolean same = local.equals(previousLocal);
    Instant instant =
        offsets.size() == 1
            ? local.toInstant(offsets.getFirst())
            : repeated(
                local.toInstant(offsets.getFirst()), local.toInstant(offsets.getLast()), same);
    repeatsTimes |= same && offsets.size() == 1;
    previousLocal = local;
    return instant;
  }

  /**
   * An hour that a zone repeats is the pass that goes on in the direction of the file. Twice the
   * same time one after the other is once in each pass, in a file that has no repetitions else.
   */
  private Instant repeated(Instant first, Instant second, boolean same) {
    boolean takesTurns = same && !repeatsTimes;
    if (newestFirst) {
      boolean isLater = !previous.isBefore(second) || previous.isBefore(first);
      return isLater && !(takesTurns && previous.equals(second)) ? second : first;
    }
    boolean isLater = previous.isAfter(first) && !previous.isAfter(second.plusSeconds(7200));
    return isLater || (takesTurns && previous.equals(first)) ? second : first;
  }
}
