package dev.meteo.terminal.journal;

import dev.meteo.messages.SignsOfLifeCodec;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.model.Absence;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: {@code {"received":"…Z","origin":"new","summary":{…}}}, the summary as
 * it came (earlier versions left out its origin), or {@code {"received":"…Z","signs":{…}}}, what
 * was heard of workers and sensors, with {@code "quiet":"FROM/UNTIL"} or {@code "gap":…} before the
 * signs when nothing could be heard lately.
 */
final class JournalLine {
  private static final String HEAD = "{\"received\":\"";
  private static final String MIDDLE = "\",\"summary\":";
  private static final String ORIGIN = "\",\"origin\":\"";
  private static final String SIGNS = "\",\"signs\":";
  private static final String QUIET = "\",\"quiet\":\"";
  private static final String GAP = "\",\"gap\":\"";
  private static final String TAIL = "}";

  private JournalLine() {}

  static String format(ReceivedSummary summary) {
    String origin =
        summary.origin() == Origin.UNKNOWN
            ? ""
            : ORIGIN + summary.origin().name().toLowerCase(Locale.ROOT);
    return HEAD + Timestamps.format(summary.received()) + origin + MIDDLE + summary.json() + TAIL;
  }

  static String format(Happening.SignsCame came) {
    String json = new String(SignsOfLifeCodec.encode(came.signs()), StandardCharsets.UTF_8);
    return HEAD
        + Timestamps.format(came.at())
        + format(QUIET, came.quiet())
        + format(GAP, came.gap())
        + SIGNS
        + json
        + TAIL;
  }

  private static String format(String field, @Nullable Absence absence) {
    if (absence == null) {
      return "";
    }
    Instant until = absence.until();
    return field
        + Timestamps.format(absence.from())
        + "/"
        + (until == null ? "" : Timestamps.format(until));
  }

  /**
   * Hands out what {@link #format} wrote.
   *
   * @throws IOException when the line is something else
   */
  static void read(String line, JournalReader reader) throws IOException {
    int middle = line.indexOf('"', HEAD.length());
    if (!line.startsWith(HEAD) || middle < 0 || !line.endsWith(TAIL)) {
      throw new IOException("not a line of a journal");
    }
    Instant received =
        Timestamps.parse(line.substring(HEAD.length(), middle))
            .orElseThrow(() -> new IOException("received must be a timestamp"));
    Origin origin = Origin.UNKNOWN;
    if (line.startsWith(ORIGIN, middle)) {
      int from = middle + ORIGIN.length();
      middle = line.indexOf('"', from);
      origin = origin(line.substring(from, Math.max(from, middle)));
    }
    if (middle >= 0 && line.startsWith(MIDDLE, middle)) {
      String json = body(line, middle + MIDDLE.length());
      WindowSummary summary = WindowSummaryCodec.decode(bytes(json));
      reader.summary(new ReceivedSummary(received, json, summary, origin));
    } else if (middle >= 0) {
      readSigns(received, line, middle, reader);
    } else {
      throw new IOException("neither a summary nor signs of life");
    }
  }

  private static void readSigns(Instant received, String line, int from, JournalReader reader)
      throws IOException {
    int middle = from;
    Absence quiet = absence(line, QUIET, middle);
    middle = quiet == null ? middle : line.indexOf('"', middle + QUIET.length());
    Absence gap = absence(line, GAP, middle);
    middle = gap == null ? middle : line.indexOf('"', middle + GAP.length());
    if (!line.startsWith(SIGNS, middle)) {
      throw new IOException("neither a summary nor signs of life");
    }
    byte[] body = bytes(body(line, middle + SIGNS.length()));
    reader.signs(new Happening.SignsCame(received, SignsOfLifeCodec.decode(body), quiet, gap));
  }

  /** Null when the field is not there. */
  private static @Nullable Absence absence(String line, String field, int from) throws IOException {
    if (!line.startsWith(field, from)) {
      return null;
    }
    int slash = line.indexOf('/', from);
    int end = line.indexOf('"', from + field.length());
    if (slash < 0 || end < slash) {
      throw new IOException("not the times of an absence");
    }
    Instant begin = instant(line.substring(from + field.length(), slash));
    return new Absence(begin, end == slash + 1 ? null : instant(line.substring(slash + 1, end)));
  }

  private static Instant instant(String text) throws IOException {
    return Timestamps.parse(text)
        .orElseThrow(() -> new IOException("an absence must have timestamps"));
  }

  /** What a later version writes is as good as nothing. */
  private static Origin origin(String name) {
    for (Origin origin : Origin.values()) {
      if (origin.name().toLowerCase(Locale.ROOT).equals(name)) {
        return origin;
      }
    }
    return Origin.UNKNOWN;
  }

  private static String body(String line, int from) {
    return line.substring(from, line.length() - TAIL.length());
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
