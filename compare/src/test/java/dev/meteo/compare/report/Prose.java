package dev.meteo.compare.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in docs whose numbers are references. A figure is a link to its scenario, {@code [8.40
 * s](report/report.md#scenario-x "direct, at-least-once: median /...")}; its title is a {@link
 * Quantity}, or two with {@code per} between them. A constant is a link to a file, and its title
 * quotes the place. Comparisons are checked by comments with a {@link Claim}.
 */
record Prose(Path file, List<String> lines) {
  private static final Pattern TITLED =
      Pattern.compile("\\[([^\\]]+)\\]\\(([^ )]+) \"([^\"]+)\"\\)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^ )]+)\\)");
  private static final Pattern CITED = Pattern.compile("report/report\\.md#scenario-([a-z-]+)");
  private static final Pattern CHECK = Pattern.compile("<!-- check: (.+?) -->");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");
  private static final String COUNT =
      "(two|three|four|five|six|seven|eight|nine|ten|half an?|a few)";
  private static final Pattern SPELT =
      Pattern.compile(
          "\\b" + COUNT + " (milliseconds?|seconds?|minutes?|hours?|times|readings)\\b");
  private static final Pattern COMPARES =
      Pattern.compile(
          "\\b(longer|longest|shorter|sooner|earlier|later|faster|slower|fewer|twice|half as|times as"
              + "|as many|as much|as long|(more|less) (than|processor)|every run|each run|no scenario)\\b");

  /** What has digits and is no figure: percentiles, cardinalities, numbers of decisions. */
  private static final Pattern NAMES =
      Pattern.compile("\\bp\\d+\\b|decision \\d+|\\b1 (\\w+ )?:( 1\\b)?|: 1\\b");

  static Prose of(Path file) throws IOException {
    return new Prose(file, Files.readAllLines(file));
  }

  /** All that is not as the page says, and all numbers that come from nowhere. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String where = file.getFileName() + ":" + (i + 1) + ": ";
      wrong(lines.get(i)).forEach(it -> wrong.add(where + it));
    }
    return wrong;
  }

  List<String> wrong(String line) {
    List<String> wrong = new ArrayList<>();
    Matcher titled = TITLED.matcher(line);
    while (titled.find()) {
      wrong.addAll(wrong(titled.group(1), titled.group(2), titled.group(3)));
    }
    List<String> claims = CHECK.matcher(line).results().map(it -> it.group(1)).toList();
    claims.forEach(it -> wrong.addAll(Claim.wrong(it)));
    for (MatchResult cited : CITED.matcher(line).results().toList()) {
      boolean isBorneOut =
          claims.stream().anyMatch(it -> it.startsWith("* ") || it.contains(cited.group(1) + " "))
              || TITLED.matcher(line).results().anyMatch(it -> it.group(2).equals(cited.group()));
      if (!isBorneOut) {
        wrong.add(cited.group(1) + " is cited for nothing that is checked");
      }
    }
    wrong.addAll(bare(line, !claims.isEmpty()));
    return wrong;
  }

  private static List<String> bare(String line, boolean isChecked) {
    List<String> wrong = new ArrayList<>();
    boolean hasFigures = TITLED.matcher(line).find();
    String words = line.replaceAll("<!--.*?-->", "").replaceAll("`[^`]*`", "code");
    words = LINK.matcher(TITLED.matcher(words).replaceAll("figure")).replaceAll("$1");
    words = NAMES.matcher(words).replaceAll("name");
    NUMBER.matcher(words).results().forEach(it -> wrong.add("a bare number: " + it.group()));
    String small = words.toLowerCase(Locale.ROOT);
    SPELT.matcher(small).results().forEach(it -> wrong.add("a bare number: " + it.group()));
    if (!isChecked && !hasFigures) {
      COMPARES.matcher(small).results().forEach(it -> wrong.add("not checked: " + it.group()));
    }
    return wrong;
  }

  private List<String> wrong(String text, String target, String title) {
    Matcher cited = CITED.matcher(target);
    try {
      String is =
          cited.matches() ? figure(cited.group(1), text, title) : constant(text, target, title);
      return text.equals(is) || text.startsWith(is + " ")
          ? List.of()
          : List.of("[" + text + "] is " + is);
    } catch (AssertionError | IOException e) {
      return List.of("[" + text + "]: " + e.getMessage());
    }
  }

  private static String figure(String scenario, String text, String title) {
    String[] both = title.split(" per ", -1);
    if (both.length == 1) {
      return Quantity.of(scenario, title).text();
    }
    double ratio = Quantity.of(scenario, both[0]).value() / Quantity.of(scenario, both[1]).value();
    return text.contains("%")
        ? Units.percent(ratio)
        : String.format(Locale.ROOT, "%.1f times", ratio);
  }

  /** The same text when the quoted place is in the file and has the number, as s or ms. */
  private String constant(String text, String target, String quoted) throws IOException {
    Path source = file.resolveSibling(target);
    if (!Files.readString(source).contains(quoted)) {
      return "not in " + source + ": " + quoted;
    }
    Matcher number = NUMBER.matcher(text);
    return number.find()
            && NUMBER
                .matcher(quoted)
                .results()
                .map(it -> Double.parseDouble(it.group().replace(",", "")))
                .anyMatch(
                    it ->
                        it == Double.parseDouble(number.group())
                            || it == 1000 * Double.parseDouble(number.group()))
        ? text
        : "not " + quoted;
  }
}
