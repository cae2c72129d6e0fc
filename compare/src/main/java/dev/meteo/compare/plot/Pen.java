package dev.meteo.compare.plot;

/**
 * How a line or bar is drawn.
 *
 * @param light dashed, or a hollow bar
 */
public record Pen(Ink ink, boolean light) {
  String style() {
    return ink.style() + (light ? " light" : "");
  }
}
