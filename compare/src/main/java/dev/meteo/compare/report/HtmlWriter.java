package dev.meteo.compare.report;

import dev.meteo.compare.plot.Drawing;
import dev.meteo.compare.plot.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A page that needs nothing but itself; it is also well-formed XML. */
final class HtmlWriter {
  private static final int SHORT = 30;
  private static final int PAIRS = 4;

  private final StringBuilder html = new StringBuilder();

  private HtmlWriter() {}

  static String write(Report report) {
    HtmlWriter writer = new HtmlWriter();
    writer.page(report);
    return writer.html.toString();
  }

  private void page(Report report) {
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    add("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    add("<title>%s</title>\n", report.title());
    html.append("<style>\n").append(Drawing.styleSheet()).append(pageStyle()).append("</style>\n");
    add("</head>\n<body>\n<main>\n<header>\n<h1>%s</h1>\n", report.title());
    add("<p class=\"subtitle\">%s</p>\n</header>\n", report.subtitle());
    report.blocks().forEach(this::block);
    add("</main>\n</body>\n</html>\n");
  }

  private static String pageStyle() {
    try (InputStream css =
        Objects.requireNonNull(HtmlWriter.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments are escaped, the format is not. */
  private void add(String format, Object... texts) {
    Object[] safe = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      safe[i] = Xml.escape(texts[i].toString());
    }
    html.append(String.format(Locale.ROOT, format, safe));
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading it ->
          add("<h%s id=\"%s\">%s</h%s>\n", it.level(), it.id(), it.text(), it.level());
      case Block.Text it -> add("<p>%s</p>\n", it.text());
      case Block.Points it -> {
        add("<ul>\n");
        it.sentences().forEach(each -> add("<li>%s</li>\n", each));
        add("</ul>\n");
      }
      case Block.Table it -> table(it);
      case Block.Figure it -> figure(it);
      case Block.Figures it -> {
        add("<div class=\"figures%s\">\n", it.figures().size() == PAIRS ? " pairs" : "");
        it.figures().forEach(this::figure);
        add("</div>\n");
      }
      case Block.Source it ->
          add(
              "<details><summary>%s</summary>\n<pre tabindex=\"0\">%s</pre></details>\n",
              it.caption(), it.text());
      case Block.Terms it -> {
        add("<dl>\n");
        it.terms().forEach(each -> add("<dt>%s</dt><dd>%s</dd>\n", each.word(), each.meaning()));
        add("</dl>\n");
      }
    }
  }

  private void figure(Block.Figure figure) {
    add("<figure id=\"%s\">\n", figure.name());
    html.append(figure.drawing().inline(figure.name()));
    add("<figcaption>%s</figcaption>\n", figure.drawing().description());
    table(figure.table());
    add("</figure>\n");
  }

  private void table(Block.Table table) {
    if (table.folded()) {
      add("<details><summary>%s</summary>\n", table.caption());
    }
    add(
        "<div class=\"scroll\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n",
        table.caption());
    add("<table>\n");
    if (!table.folded()) {
      add("<caption>%s</caption>\n", table.caption());
    }
    add("<thead><tr>");
    for (int i = 0; i < table.head().size(); i++) {
      boolean number =
          !table.rows().isEmpty() && table.rows().getFirst().get(i).kind() == Cell.Kind.NUMBER;
      add(
          number ? "<th scope=\"col\" class=\"number\">%s</th>" : "<th scope=\"col\">%s</th>",
          table.head().get(i));
    }
    add("</tr></thead>\n<tbody>\n");
    table.rows().forEach(this::row);
    add("</tbody>\n</table>\n</div>\n");
    if (table.folded()) {
      add("</details>\n");
    }
  }

  /** Short words, such as at-least-once, do not break. */
  private static String style(Cell cell) {
    boolean isShort = cell.kind() == Cell.Kind.TEXT && cell.text().length() <= SHORT;
    return isShort ? "short" : cell.kind().name().toLowerCase(Locale.ROOT);
  }

  private void row(List<Cell> cells) {
    add("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String tag = i == 0 ? "th" : "td";
      String style = style(cell);
      add(i == 0 ? "<th scope=\"row\" class=\"%s\">" : "<td class=\"%s\">", style);
      if (cell.target().isEmpty()) {
        add("%s", cell.text());
      } else {
        add("<a href=\"#%s\">%s</a>", cell.target(), cell.text());
      }
      add("</" + tag + ">");
    }
    add("</tr>\n");
  }
}
