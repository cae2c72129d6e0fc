package dev.meteo.sensor.intents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.ReadingDecoder;
import dev.meteo.messages.ReadingEncoder;
import dev.meteo.messages.Timestamps;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of an outbox's files. All that is written is ASCII, one byte a character. */
final class LineFormat {
  private static final Pattern HEAD =
      Pattern.compile("\\{\"outbox\":1,\"next\":([0-9]{1,18}),\"newest\":\"([^\"]*)\"}");
  private static final Pattern MADE =
      Pattern.compile("\\{\"intent\":([0-9]{1,18}),\"reading\":(\\{.*})}");
  private static final String CONFIRMED = "{\"confirmed\":[";
  private static final Pattern RANGE = Pattern.compile("\\[([0-9]{1,18}),([0-9]{1,18})](,|]}$)");

  /** The clock may have been put back since: what was detected then is no less true. */
  private static final ReadingDecoder DECODER =
      new ReadingDecoder(InstantSource.fixed(Instant.parse("9999-12-31T00:00:00Z")));

  private LineFormat() {}

  static byte[] bytes(IntentLine.Head head) {
    String newest = Timestamps.format(head.newest());
    String line = "{\"outbox\":1,\"next\":" + head.next() + ",\"newest\":\"" + newest + "\"}\n";
    return line.getBytes(ISO_8859_1);
  }

  static void append(ByteArrayOutputStream lines, Intent intent) {
    String head = "{\"intent\":" + intent.number() + ",\"reading\":";
    lines.writeBytes(head.getBytes(ISO_8859_1));
    lines.writeBytes(ReadingEncoder.encode(intent.reading()));
    lines.write('}');
    lines.write('\n');
  }

  static void append(ByteArrayOutputStream lines, List<Ranges.Range> confirmed) {
    StringBuilder line = new StringBuilder(CONFIRMED);
    for (int i = 0; i < confirmed.size(); i++) {
      Ranges.Range range = confirmed.get(i);
      line.append(i == 0 ? "[" : ",[");
      line.append(range.first()).append(',').append(range.last()).append(']');
    }
    lines.writeBytes(line.append("]}\n").toString().getBytes(ISO_8859_1));
  }

  /** Reads a line without its end; empty when it is none of an outbox. */
  static Optional<IntentLine> parse(String line) {
    Matcher made = MADE.matcher(line);
    if (made.matches()) {
      return intent(Long.parseLong(made.group(1)), made.group(2)).map(IntentLine.Made::new);
    }
    if (line.startsWith(CONFIRMED)) {
      return ranges(line, CONFIRMED.length()).map(IntentLine.Confirmed::new);
    }
    Matcher head = HEAD.matcher(line);
    return head.matches()
        ? Timestamps.parse(head.group(2))
            .map(newest -> new IntentLine.Head(Long.parseLong(head.group(1)), newest))
        : Optional.empty();
  }

  private static Optional<Intent> intent(long number, String reading) {
    List<DecodedReading> decoded = DECODER.decode(reading.getBytes(ISO_8859_1));
    return decoded.getFirst() instanceof DecodedReading.Accepted accepted
        ? Optional.of(new Intent(number, accepted.reading()))
        : Optional.empty();
  }

  private static Optional<List<Ranges.Range>> ranges(String line, int from) {
    List<Ranges.Range> ranges = new ArrayList<>();
    Matcher range = RANGE.matcher(line);
    int at = from;
    while (at < line.length() && range.region(at, line.length()).lookingAt()) {
      long first = Long.parseLong(range.group(1));
      long last = Long.parseLong(range.group(2));
      if (first > last) {
        return Optional.empty();
      }
      ranges.add(new Ranges.Range(first, last));
      at = range.end();
    }
    return at == line.length() && line.endsWith("]}") ? Optional.of(ranges) : Optional.empty();
  }
}
