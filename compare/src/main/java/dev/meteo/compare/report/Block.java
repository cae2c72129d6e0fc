package dev.meteo.compare.report;

import dev.meteo.compare.plot.Drawing;
import java.util.List;

/** A piece of the report, before it is HTML or Markdown; all texts are plain. */
sealed interface Block {
  /** A heading; level 2 begins a chapter. The id is unique in the report. */
  record Heading(int level, String text, String id) implements Block {}

  /** A paragraph. */
  record Text(String text) implements Block {}

  /** A list of sentences. */
  record Points(List<String> sentences) implements Block {}

  /**
   * A table; the first cell of a row is its heading.
   *
   * @param folded shown only on request, where that is possible
   */
  record Table(String caption, List<String> head, List<List<Cell>> rows, boolean folded)
      implements Block {
    Table folding() {
      return new Table(caption, head, rows, true);
    }
  }

  /**
   * A plot.
   *
   * @param name of its file, without what follows the dot; unique in the report
   * @param table the same as numbers
   */
  record Figure(String name, Drawing drawing, Table table) implements Block {}

  /** Plots that stand side by side where there is room. */
  record Figures(List<Figure> figures) implements Block {}

  /** A text in a language of its own, shown on request. */
  record Source(String caption, String text) implements Block {}

  /** Words and what they mean. */
  record Terms(List<Term> terms) implements Block {}

  /** A word and what it means. */
  record Term(String word, String meaning) {}
}
