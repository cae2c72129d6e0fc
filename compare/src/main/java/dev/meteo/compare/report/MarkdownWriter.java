package dev.meteo.compare.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The same as Markdown, with the plots as files beside it. */
final class MarkdownWriter {
  private final StringBuilder text = new StringBuilder();

  private MarkdownWriter() {}

  static String write(Report report) {
    MarkdownWriter writer = new MarkdownWriter();
    writer.add("# %s\n\n%s\n\n", report.title(), report.subtitle());
    report.blocks().forEach(writer::block);
    return writer.text.toString().stripTrailing() + "\n";
  }

  /** The arguments are escaped, the format is not. */
  private void add(String format, Object... texts) {
    Object[] safe = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      safe[i] = escape(texts[i].toString());
    }
    text.append(String.format(Locale.ROOT, format, safe));
  }

  /** Neither Markdown nor HTML, and one line. */
  static String escape(String plain) {
    return plain
        .replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]|~#!])", "\\\\$1");
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading it -> {
        text.append("<a id=\"").append(it.id()).append("\"></a>\n\n");
        add("#".repeat(it.level()) + " %s\n\n", it.text());
      }
      case Block.Text it -> add("%s\n\n", it.text());
      case Block.Points it -> {
        it.sentences().forEach(each -> add("- %s\n", each));
        text.append('\n');
      }
      case Block.Table it -> table(it);
      case Block.Figure it -> figure(it);
      case Block.Figures it -> it.figures().forEach(this::figure);
      case Block.Source it -> source(it);
      case Block.Terms it ->
          it.terms().forEach(each -> add("- **%s**: %s\n", each.word(), each.meaning()));
    }
  }

  private void figure(Block.Figure figure) {
    add("![%s](" + ReportFiles.PLOTS + "/" + figure.name() + ".svg)\n\n", figure.drawing().title());
    add("%s\n\n", figure.drawing().description());
    table(figure.table());
  }

  private void table(Block.Table table) {
    add("*%s*\n\n", table.caption());
    text.append("| ").append(row(table.head())).append(" |\n|");
    for (int i = 0; i < table.head().size(); i++) {
      boolean number =
          !table.rows().isEmpty() && table.rows().getFirst().get(i).kind() == Cell.Kind.NUMBER;
      text.append(number ? "---:|" : "---|");
    }
    text.append('\n');
    for (List<Cell> cells : table.rows()) {
      text.append("| ")
          .append(cells.stream().map(MarkdownWriter::cell).collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    text.append('\n');
  }

  private static String row(List<String> texts) {
    return texts.stream().map(MarkdownWriter::escape).collect(Collectors.joining(" | "));
  }

  private static String cell(Cell cell) {
    String safe = escape(cell.text());
    return cell.target().isEmpty() ? safe : "[" + safe + "](#" + cell.target() + ")";
  }

  /** Indented, because no text can end that. */
  private void source(Block.Source source) {
    add("%s:\n\n", source.caption());
    source.text().lines().forEach(line -> text.append("    ").append(line).append('\n'));
    text.append('\n');
  }
}
