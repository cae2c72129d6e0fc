package dev.meteo.sensor.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Takes a line apart into cells without the blanks around them. */
final class CellSplitter {
  /** What separates cells, in the order in which it is looked for. */
  static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final char QUOTE = '"';

  private final char separator;
  private final CSVFormat format;

  CellSplitter(char separator) {
    this.separator = separator;
    this.format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
  }

  char separator() {
    return separator;
  }

  /** Null when the text is no whole row, because a quote is open or where none can be. */
  @Nullable List<String> split(String text) {
    int quote = text.indexOf(QUOTE);
    if (quote < 0) {
      return unquoted(text);
    }
    List<String> simple = simplyQuoted(text);
    return simple == null ? parsed(text) : simple;
  }

  /** What the parser would say of it; one for each line takes as long as all the rest. */
  private List<String> unquoted(String text) {
    List<String> cells = new ArrayList<>();
    int begin = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
      cells.add(text.substring(begin, end).trim());
      begin = end + 1;
    }
    cells.add(text.substring(begin).trim());
    return Collections.unmodifiableList(cells);
  }

  /** The same for quotes right around whole cells; null for all else. */
  private @Nullable List<String> simplyQuoted(String text) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      boolean quoted = at < text.length() && text.charAt(at) == QUOTE;
      int end = quoted ? text.indexOf(QUOTE, at + 1) + 1 : text.indexOf(separator, at);
      if (quoted && end == 0) {
        return null;
      }
      if (end < 0) {
        end = text.length();
      }
      if (end < text.length() && text.charAt(end) != separator) {
        return null;
      }
      String cell = quoted ? text.substring(at + 1, end - 1) : text.substring(at, end);
      if (!quoted && cell.indexOf(QUOTE) >= 0) {
        return null;
      }
      cells.add(cell.trim());
      if (end >= text.length()) {
        return Collections.unmodifiableList(cells);
      }
      at = end + 1;
    }
  }

  private @Nullable List<String> parsed(String text) {
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.getFirst().toList() : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
