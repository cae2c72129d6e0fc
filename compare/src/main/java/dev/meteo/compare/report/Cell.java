package dev.meteo.compare.report;

/**
 * A cell of a table.
 *
 * @param target the id of the heading that it leads to; empty: none
 */
record Cell(String text, Kind kind, String target) {
  /** How a cell looks. */
  enum Kind {
    TEXT,
    NUMBER,
    GOOD,
    BAD,
    MARKED
  }

  static Cell text(String text) {
    return new Cell(text, Kind.TEXT, "");
  }

  static Cell number(String text) {
    return new Cell(text, Kind.NUMBER, "");
  }

  static Cell of(Kind kind, String text) {
    return new Cell(text, kind, "");
  }

  static Cell link(String text, String target) {
    return new Cell(text, Kind.TEXT, target);
  }
}
