package dev.meteo.compare.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A finished plot.
 *
 * @param description what it shows, in sentences
 * @param body SVG elements
 */
public record Drawing(String title, String description, int width, int height, String body) {
  private static final int MARGIN = 12;

  /** The SVG element for a page that has {@link #styleSheet}; the id must be unique in it. */
  public String inline(String id) {
    return svg(id, "viewBox=\"0 0 %d %d\"".formatted(width, height), "");
  }

  /** An SVG file's text, with a margin. */
  public String standalone() {
    int wide = width + 2 * MARGIN;
    int high = height + 2 * MARGIN;
    String size =
        "xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\""
            .formatted(wide, high, -MARGIN, -MARGIN, wide, high);
    String paper =
        "<rect class=\"paper\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n"
            .formatted(-MARGIN, -MARGIN, wide, high);
    return svg("plot", size, "<style>" + styleSheet() + "</style>\n" + paper);
  }

  private String svg(String id, String size, String before) {
    return """
        <svg %s class="plot" role="img" aria-labelledby="%s-title %s-desc">
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s</desc>
        %s%s</svg>
        """
        .formatted(size, id, id, id, Xml.escape(title), id, Xml.escape(description), before, body);
  }

  /** What all plots look like, light and dark. */
  public static String styleSheet() {
    try (InputStream css =
        Objects.requireNonNull(Drawing.class.getResourceAsStream("plot.css"), "plot.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
