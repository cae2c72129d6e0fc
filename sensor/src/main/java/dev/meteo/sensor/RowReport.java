package dev.meteo.sensor;

import java.util.Locale;

/**
 * Tells which rows of a recording were not used and why, and counts them. rows = used + skipped.
 */
final class RowReport {
  /** A file of another format must not fill the screen. */
  private static final int SHOWN = 20;

  private final Notices notices;
  private int shown;
  private long skipped;
  private long skippedInPart;
  private long moved;
  private long repeated;

  RowReport(Notices notices) {
    this.notices = notices;
  }

  /** Nothing of the row is used. */
  synchronized void skipped(long line, String reason) {
    skipped++;
    show("line " + line + " skipped: " + reason);
  }

  /** One kind of reading of the row is used, the other is not. */
  synchronized void skippedInPart(long line, String reason) {
    skippedInPart++;
    show("line " + line + " skipped in part: " + reason);
  }

  /** The reading's time was taken by another one of the sensor; it got the next microsecond. */
  synchronized void moved() {
    moved++;
  }

  /** The reading is the same as an earlier one in everything, and is sent once. */
  synchronized void repeated() {
    repeated++;
  }

  private void show(String sentence) {
    shown++;
    if (shown <= SHOWN) {
      notices.say(sentence);
    } else if (shown == SHOWN + 1) {
      notices.say("further skipped rows are only counted");
    }
  }

  /** What the final line adds. */
  synchronized String summary() {
    StringBuilder summary = new StringBuilder(", " + skipped + " rows skipped");
    append(summary, skippedInPart, "skipped in part");
    append(summary, moved, "readings moved by microseconds off a time already used");
    append(summary, repeated, "repetitions of a reading left out");
    return summary.toString();
  }

  private static void append(StringBuilder summary, long count, String what) {
    if (count > 0) {
      summary.append(String.format(Locale.ROOT, ", %d %s", count, what));
    }
  }
}
