package dev.meteo.compare.plot;

import java.util.ArrayList;
import java.util.List;

/** What the moments of a plot were, below it: their letters, and lines that fit its width. */
final class Notes {
  private static final int ROW = 16;
  private static final int INDENT = 16;

  /** What 400 px hold of the widest usual font. */
  private static final int MOST_LETTERS = 60;

  /**
   * A line.
   *
   * @param letter empty where a note goes on
   */
  record Row(String letter, String text) {}

  private final List<Row> rows = new ArrayList<>();

  Notes(List<Moment> moments) {
    for (Moment moment : moments) {
      if (moment.what().isEmpty()) {
        continue;
      }
      String letter = moment.letter();
      for (String line : wrapped(moment.what())) {
        rows.add(new Row(letter, line));
        letter = "";
      }
    }
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  int height() {
    return rows.size() * ROW;
  }

  void draw(Canvas canvas, double top) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double y = top + i * ROW + ROW / 2.0;
      if (!row.letter().isEmpty()) {
        canvas.text("letter", "start", 2, y, row.letter());
      }
      canvas.text("note", "start", INDENT, y, row.text());
    }
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > MOST_LETTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
