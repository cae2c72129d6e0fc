package dev.meteo.compare.plot;

import java.util.Locale;

/** SVG elements, one after the other. */
final class Canvas {
  private final StringBuilder elements = new StringBuilder();

  void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x2, y2);
  }

  void rect(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        style, x, y, width, height);
  }

  void path(String style, String data) {
    add("<path class=\"%s\" d=\"%s\"/>", style, data);
  }

  void mark(Pen pen, double x, double y) {
    if (pen.ink() == Ink.FIRST) {
      add("<circle class=\"mark %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.2\"/>", pen.style(), x, y);
    } else if (pen.ink() == Ink.SECOND) {
      rect("mark " + pen.style(), x - 3, y - 3, 6, 6);
    }
  }

  /**
   * @param anchor SVG's start, middle or end
   */
  void text(String style, String anchor, double x, double y, String text) {
    add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        style, anchor, x, y, Xml.escape(text));
  }

  private void add(String format, Object... arguments) {
    elements.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  String elements() {
    return elements.toString();
  }
}
