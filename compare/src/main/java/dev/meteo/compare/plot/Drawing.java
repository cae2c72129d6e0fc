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
  /** The SVG element for a page that has {@link #styleSheet}; the id must be unique in it. */
  public String inline(String id) {
    return svg(id, "", "");
  }

  /** An SVG file's text. */
  public String standalone() {
    return svg(
        "plot",
        " xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"".formatted(width, height),
        "<style>"
            + styleSheet()
            + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
  }

  private String svg(String id, String attributes, String before) {
    return """
        <svg%s class="plot" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-desc">
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s</desc>
        %s%s</svg>
        """
        .formatted(
            attributes,
            width,
            height,
            id,
            id,
            id,
            Xml.escape(title),
            id,
            Xml.escape(description),
            before,
            body);
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
