package dev.meteo.compare.plot;

/** What a line or bar belongs to. */
public enum Ink {
  /** The first of two that are compared: blue, round marks. */
  FIRST("a"),
  /** The second: orange, square marks. */
  SECOND("b"),
  /** What both are measured by: grey, no marks. */
  REFERENCE("r");

  private final String style;

  Ink(String style) {
    this.style = style;
  }

  String style() {
    return style;
  }
}
