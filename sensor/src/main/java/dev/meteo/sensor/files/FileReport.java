package dev.meteo.sensor.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells which rows of a recording were not used and why, and counts them. Thread-safe; all that it
 * keeps is bounded.
 */
public final class FileReport {
  /** A file of another format must not fill the screen. */
  private static final int SHOWN = 20;

  private static final int KEPT = 1000;
  private static final int KINDS = 100;
  private static final int NAMED_REASONS = 3;

  /** A line that was not used, and why. */
  public record Skipped(long line, String reason) {}

  private final Consumer<String> say;
  private final List<Skipped> kept = new ArrayList<>();
  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int shown;
  private long used;
  private long skipped;
  private long skippedInPart;
  private long moved;
  private long repeated;
  private long contradicted;
  private long gaps;
  private Supplier<Charset> encoding = () -> StandardCharsets.UTF_8;

  /**
   * @param say shows a sentence to the user
   */
  public FileReport(Consumer<String> say) {
    this.say = say;
  }

  /** Knows the encoding of what was read so far. */
  synchronized void encodedAs(Supplier<Charset> known) {
    encoding = known;
  }

  /** The encoding of what was read so far. */
  synchronized Charset encoding() {
    return encoding.get();
  }

  /** The line stands above the table. */
  synchronized void above(long line, String reason) {
    keep(line, reason);
  }

  /** Nothing of the row is used. */
  synchronized void skipped(long line, String kind, String detail) {
    skipped++;
    count(kind);
    keep(line, kind + detail);
    show("line " + line + " skipped: " + kind + detail);
  }

  /** Nothing of the row is wanted, which is not worth a line each. */
  synchronized void passedOver(long line, String kind, String detail) {
    count(kind);
    keep(line, kind + detail);
  }

  /** Nothing of the row is used after all, as it turned out when it was to be sent. */
  public synchronized void skipped(long line, String reason) {
    skipped(line, reason, "");
  }

  /** One kind of reading of the row is used, the other is not. */
  public synchronized void skippedInPart(long line, String reason) {
    skippedInPart++;
    keep(line, reason);
    show("line " + line + " skipped in part: " + reason);
  }

  /** A row had something to use. */
  synchronized void used() {
    used++;
  }

  /** A row has no value where one is wanted. */
  synchronized void gap() {
    gaps++;
  }

  /** The reading's time was taken by another one of the sensor; it got the next microsecond. */
  public synchronized void moved() {
    moved++;
  }

  /** The reading is the same as an earlier one in everything, and is sent once. */
  public synchronized void repeated() {
    repeated++;
  }

  /** The reading says otherwise than an earlier one of its time, and is not sent. */
  synchronized void contradicted(long line, String sentence) {
    contradicted++;
    count("another value at a time that was there before");
    keep(line, sentence);
    if (contradictions.size() < SHOWN) {
      contradictions.add("line " + line + ": " + sentence);
    }
    show("line " + line + " not sent: " + sentence);
  }

  /** Something about the file as a whole that the user should know. */
  synchronized void note(String sentence) {
    if (notes.size() < SHOWN) {
      notes.add(sentence);
      say.accept(sentence);
    }
  }

  private void count(String kind) {
    if (kinds.size() < KINDS || kinds.containsKey(kind)) {
      kinds.merge(kind, 1L, Long::sum);
    }
  }

  private void keep(long line, String reason) {
    if (kept.size() < KEPT) {
      kept.add(new Skipped(line, reason));
    }
  }

  private void show(String sentence) {
    shown++;
    if (shown <= SHOWN) {
      say.accept(sentence);
    } else if (shown == SHOWN + 1) {
      say.accept("further skipped rows are only counted");
    }
  }

  /** Rows that had something to use. */
  public synchronized long usedRows() {
    return used;
  }

  /** Rows of which nothing was used because of a fault. */
  public synchronized long skippedRows() {
    return skipped;
  }

  /** Rows that lack a value. */
  public synchronized long gaps() {
    return gaps;
  }

  /** Readings that are the same as earlier ones. */
  public synchronized long repetitions() {
    return repeated;
  }

  /** The first lines that were not used. */
  public synchronized List<Skipped> skippedLines() {
    return List.copyOf(kept);
  }

  /** What was noted about the file. */
  synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  /** The first contradictions, with their lines. */
  synchronized List<String> contradictions() {
    List<String> all = new ArrayList<>(contradictions);
    if (contradicted > all.size()) {
      all.add(contradicted + " contradictions in all");
    }
    return all;
  }

  /** The reasons by how often they came, the commonest first. */
  synchronized List<String> commonest() {
    return kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(NAMED_REASONS)
        .map(entry -> entry.getValue() + " times: " + entry.getKey())
        .toList();
  }

  /** Why there was nothing to send, for the user. */
  public synchronized String nothingUsable(String file) {
    if (kinds.isEmpty() && gaps == 0) {
      return "--replay: " + file + " has no rows below its header";
    }
    String first =
        kept.stream()
            .filter(line -> !kinds.isEmpty() && line.reason().startsWith(commonestKind()))
            .findFirst()
            .map(line -> ", such as in line " + line.line() + ": " + line.reason())
            .orElse("");
    return "--replay: no row of "
        + file
        + " can be used: "
        + (gaps > 0 ? gaps + " times no value" + (kinds.isEmpty() ? "" : "; ") : "")
        + String.join("; ", commonest())
        + first
        + "; --check shows how it is read";
  }

  private String commonestKind() {
    return kinds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** What the final line adds. */
  public synchronized String summary() {
    StringBuilder summary = new StringBuilder(", " + skipped + " rows skipped");
    append(summary, skippedInPart, "skipped in part");
    append(summary, gaps, "rows with gaps");
    append(summary, contradicted, "readings not sent that contradict earlier ones");
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
