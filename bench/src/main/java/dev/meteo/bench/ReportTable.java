package dev.meteo.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a table for people. */
final class ReportTable {
  private static final double MILLIS = 1000;

  private ReportTable() {}

  static String text(Report report) {
    StringBuilder text = new StringBuilder();
    throughput(text, report);
    cpu(text, report);
    rest(text, report);
    return text.toString();
  }

  private static void throughput(StringBuilder text, Report report) {
    line(text, "%-28s %12s   %s", "throughput", "per second", "of the first, median (all rounds)");
    for (Baseline baseline : Baseline.values()) {
      line(
          text,
          "%-28s %,12.0f   messages of %d bytes",
          baseline.title(),
          of(report.perfTestPerSecond(), baseline).median(),
          report.bodyBytes());
    }
    for (Subject subject : Subject.values()) {
      Spread ratio = of(report.ratios(), subject);
      line(
          text,
          "%-28s %,12.0f   %.2f (%.2f-%.2f)",
          subject.title(),
          of(report.readingsPerSecond(), subject).median(),
          ratio.median(),
          ratio.min(),
          ratio.max());
    }
    line(
        text,
        "of PerfTest on a topic exchange: one reading per message %.2f, 100 readings %.2f",
        report.singleRatioToTopic(),
        report.batchRatioToTopic());
    text.append('\n');
  }

  private static void cpu(StringBuilder text, Report report) {
    line(text, "milliseconds of processor time per 1,000 messages or readings");
    report
        .perfTestCpu()
        .forEach((baseline, parts) -> line(text, "%-28s %s", baseline.title(), parts(parts)));
    report
        .pipelineCpu()
        .forEach((subject, parts) -> line(text, "%-28s %s", subject.title(), parts(parts)));
    text.append('\n');
  }

  private static void rest(StringBuilder text, Report report) {
    line(text, "%-28s %10s %10s %10s %10s", "delay in ms", "p50", "p99", "p99.9", "max");
    latency(text, "detection to stored", report.detectionToStored());
    latency(text, "window's end to terminal", report.windowEndToTerminal());
    text.append('\n');
    spread(text, "64 MiB worker of 256, one", "%.2f", report.singleHeapRatio());
    spread(text, "64 MiB worker of 256, 100", "%.2f", report.batchHeapRatio());
    spread(text, "Redis' bytes per reading", "%.0f", report.redisBytesPerReading());
    spread(text, "seconds to first stored", "%.2f", report.startSeconds());
    text.append('\n');
    Surroundings on = report.surroundings();
    line(text, "%s, %d cores; %s; %s", on.processor(), on.cores(), on.system(), on.java());
    line(
        text,
        "%s; PerfTest %s; %d rounds of %.0f s after %.0f s",
        on.stack(),
        on.perfTest(),
        report.rounds().size(),
        report.measuredSeconds(),
        report.warmUpSeconds());
  }

  private static <T> Spread of(Map<T, Spread> spreads, T subject) {
    Spread spread = spreads.get(subject);
    if (spread == null) {
      throw new IllegalStateException(subject + " was not measured");
    }
    return spread;
  }

  private static String parts(Map<Part, Double> cpuSeconds) {
    return cpuSeconds.entrySet().stream()
        .map(each -> format("%s %.1f", each.getKey(), each.getValue() * MILLIS))
        .collect(Collectors.joining(", "));
  }

  private static void latency(StringBuilder text, String title, Latency latency) {
    line(
        text,
        "%-28s %10.2f %10.2f %10.2f %10.2f",
        title,
        latency.p50Ms(),
        latency.p99Ms(),
        latency.p999Ms(),
        latency.maxMs());
  }

  private static void spread(StringBuilder text, String title, String number, Spread spread) {
    line(
        text,
        "%-28s " + number + " (" + number + "-" + number + ")",
        title,
        spread.median(),
        spread.min(),
        spread.max());
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(format(format, arguments)).append('\n');
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
