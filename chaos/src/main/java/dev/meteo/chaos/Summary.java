package dev.meteo.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many runs as tables in Markdown: one row for each run, and one for each kind of fault. */
final class Summary {
  private static final String RUNS =
      """
      | command | revision | backend | RabbitMQ | nodes | faults | readings | redelivered, at least \
      | duplicates, at least | violations | verdict |
      |---|---|---|---|---:|---:|---:|---:|---:|---:|---|
      """;
  private static final String FAULTS =
      """
      After a fault's end, and without readings stored or windows published from its begin until then; \
      median / 90 % / worst, in seconds. A fault that overlapped another one, or that another one followed within 3 s, \
      has no figures, and one that came so soon after another one has none of the last two.

      | fault | times | of them with figures | stored again after | within 3 s | new window after \
      | within 3 s | longest without storing | longest without a window |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private Summary() {}

  static String of(List<Report> reports) {
    StringBuilder text = new StringBuilder();
    text.append(RUNS);
    reports.forEach(report -> text.append(row(report)));
    text.append('\n').append(totals(reports)).append('\n');
    Map<String, List<Recovery>> kinds =
        reports.stream()
            .flatMap(report -> Undisturbed.of(report.done()).stream())
            .collect(Collectors.groupingBy(Recovery::fault, TreeMap::new, Collectors.toList()));
    text.append('\n').append(FAULTS);
    kinds.forEach((kind, faults) -> text.append(row("`" + kind + "`", faults)));
    text.append(row("all", kinds.values().stream().flatMap(List::stream).toList()));
    text.append(idle(reports));
    return text.toString();
  }

  /** What was done and changed nothing, apart from all that counts. */
  private static String idle(List<Report> reports) {
    Map<String, Long> idle =
        reports.stream()
            .flatMap(report -> report.idle().stream())
            .collect(Collectors.groupingBy(Recovery::fault, TreeMap::new, Collectors.counting()));
    return idle.isEmpty()
        ? ""
        : idle.entrySet().stream()
            .map(each -> "`" + each.getKey() + "` " + each.getValue())
            .collect(
                Collectors.joining(", ", "\nDone without changing anything, not counted: ", ".\n"));
  }

  private static String row(Report report) {
    return line(
        "`%s` | %s | %s | %s | %d | %d | %,d | %,d | %,d | %,d | %s",
        report.command(),
        report.revision() == null ? "unknown" : report.revision(),
        report.servers().backend(),
        report.servers().rabbitmq().isEmpty() ? "–" : report.servers().rabbitmq(),
        report.servers().rabbitmq().isEmpty() ? 0 : report.nodes(),
        report.done().size(),
        report.readings(),
        report.redelivered(),
        report.duplicates(),
        count(report),
        report.right() ? "right" : "**wrong**: " + String.join(", ", report.violations().keySet()));
  }

  private static String totals(List<Report> reports) {
    return String.format(
        Locale.ROOT,
        "%,d runs, of them %,d right: %,d s of faults, %,d faults, %,d readings, at least %,d"
            + " redelivered, at least %,d duplicates, %,d violations.",
        reports.size(),
        reports.stream().filter(Report::right).count(),
        reports.stream().mapToLong(Report::durationSeconds).sum(),
        reports.stream().mapToLong(report -> report.done().size()).sum(),
        reports.stream().mapToLong(Report::readings).sum(),
        reports.stream().mapToLong(Report::redelivered).sum(),
        reports.stream().mapToLong(Report::duplicates).sum(),
        reports.stream().mapToLong(Summary::count).sum());
  }

  private static long count(Report report) {
    return report.violations().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String row(String kind, List<Recovery> faults) {
    Quantiles stored = Quantiles.of(faults, Recovery::storedAfterMs);
    Quantiles published = Quantiles.of(faults, Recovery::publishedAfterMs);
    return line(
        "%s | %,d | %,d | %s | %s | %s | %s | %s | %s",
        kind,
        faults.size(),
        stored.count(),
        stored.text(),
        stored.shareWithin3s(),
        published.text(),
        published.shareWithin3s(),
        Quantiles.of(faults, Recovery::notStoredMs).text(),
        Quantiles.of(faults, Recovery::notPublishedMs).text());
  }

  private static String line(String format, Object... cells) {
    return "| " + String.format(Locale.ROOT, format, cells) + " |\n";
  }
}
