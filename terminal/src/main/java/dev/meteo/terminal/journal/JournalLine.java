package dev.meteo.terminal.journal;

import dev.meteo.messages.SignsOfLifeCodec;
import dev.meteo.messages.Timestamps;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.Origin;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of the journal: {@code {"received":"…Z","origin":"new","summary":{…}}}, the summary as
 * it came (earlier versions left out its origin), or {@code {"received":"…Z","signs":{…}}}, what
 * was heard of workers and sensors.
 */
final class JournalLine {
  private static final String HEAD = "{\"received\":\"";
  private static final String MIDDLE = "\",\"summary\":";
  private static final String ORIGIN = "\",\"origin\":\"";
  private static final String SIGNS = "\",\"signs\":";
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
    return HEAD + Timestamps.format(came.at()) + SIGNS + json + TAIL;
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
      WindowSummary summary = WindowSummaryCodec.decode(bytes(json), received);
      reader.summary(new ReceivedSummary(received, json, summary, origin));
    } else if (line.startsWith(SIGNS, middle)) {
      byte[] body = bytes(body(line, middle + SIGNS.length()));
      reader.signs(new Happening.SignsCame(received, SignsOfLifeCodec.decode(body)));
    } else {
      throw new IOException("neither a summary nor signs of life");
    }
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
