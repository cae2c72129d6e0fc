package dev.meteo.chaos;

import dev.meteo.oracle.Violation;
import dev.meteo.testbed.run.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run has shown. What was redelivered and the duplicates are lower bounds: what a worker or
 * node counted in the last seconds before it was killed is not known.
 *
 * @param servers what it was done on
 * @param command does the same again
 * @param revision of the program's sources in git, where it is known
 * @param right whether nothing is wrong
 * @param faults in the order of their ends; those that could not be done or changed nothing as well
 * @param violations how many of each rule
 * @param first the first of each rule, in words
 */
record Report(
    String run,
    long seed,
    String variant,
    int nodes,
    Servers servers,
    String command,
    @Nullable String revision,
    String mutation,
    long durationSeconds,
    boolean right,
    int readings,
    int windows,
    long corrections,
    int refused,
    long redelivered,
    long duplicates,
    Lateness lateness,
    List<Recovery> faults,
    Map<String, Long> violations,
    List<String> first) {

  static Report of(
      Assignment assignment,
      @Nullable String revision,
      Servers servers,
      Judgement judgement,
      Lateness lateness,
      List<Recovery> faults) {
    Map<String, Long> violations =
        judgement.violations().stream()
            .collect(
                Collectors.groupingBy(
                    violation -> violation.rule().name(), TreeMap::new, Collectors.counting()));
    Map<Violation.Rule, Violation> first = new TreeMap<>();
    judgement.violations().forEach(violation -> first.putIfAbsent(violation.rule(), violation));
    return new Report(
        assignment.name(),
        assignment.seed(),
        assignment.messaging() ? "messaging" : "direct",
        assignment.stack().nodes(),
        servers,
        assignment.command(),
        revision,
        assignment.mutation(),
        assignment.duration().toSeconds(),
        judgement.isRight(),
        judgement.readings(),
        judgement.windows(),
        judgement.corrections(),
        judgement.refused(),
        judgement.redelivered(),
        judgement.duplicates(),
        lateness,
        faults,
        violations,
        first.values().stream().map(Report::shortened).toList());
  }

  private static String shortened(Violation violation) {
    String text = violation.toString();
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %d s on %s%n"
                + "                    after its end   longest without%n"
                + "   after     for    stored published   stored   window  fault%n",
            run,
            durationSeconds,
            described()));
    for (Recovery fault : faults.stream().filter(one -> !one.idle()).toList()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%6.1f s %5.1f s %9s %9s %8s %8s  %-20s %s%s%n",
              fault.atMs() / 1000.0,
              fault.lastedMs() / 1000.0,
              seconds("+", fault.storedAfterMs()),
              seconds("+", fault.publishedAfterMs()),
              seconds("", fault.notStoredMs()),
              seconds("", fault.notPublishedMs()),
              fault.fault(),
              fault.target(),
              fault.effect().isEmpty() ? "" : " (" + fault.effect() + ")"));
    }
    idle().forEach(fault -> text.append(line(fault)));
    text.append(
        String.format(
            Locale.ROOT,
            "%d readings in %d windows, %d corrections, %d refused bodies%n"
                + "at least %d messages redelivered, at least %d duplicates absorbed%n"
                + "windows late by %d ms (median), %d ms (99 %%), %d ms (most)%n",
            readings,
            windows,
            corrections,
            refused,
            redelivered,
            duplicates,
            lateness.medianMs(),
            lateness.p99Ms(),
            lateness.maxMs()));
    if (right) {
      text.append("verdict: right, 0 violations\n");
    } else {
      text.append("verdict: WRONG, ").append(violations).append('\n');
      first.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.append(noticed()).toString();
  }

  private static String line(Recovery idle) {
    return "changed nothing and does not count: %s %s%n".formatted(idle.fault(), idle.target());
  }

  private String described() {
    String versions = "Redis " + servers.redis();
    return (servers.rabbitmq().isEmpty() ? "" : "RabbitMQ " + servers.rabbitmq() + ", ")
        + versions
        + ": "
        + servers.description()
        + (revision == null ? "" : ", revision " + revision);
  }

  /** Whether it was made by this revision, and that one is sure to be what it was. */
  boolean isOf(@Nullable String other) {
    return Revision.isCommit(other) && Objects.equals(revision, other);
  }

  /** The faults that could be done and changed anything; nothing else counts. */
  List<Recovery> done() {
    return faults.stream().filter(Recovery::counts).toList();
  }

  /** The faults that were done and changed nothing. */
  List<Recovery> idle() {
    return faults.stream().filter(Recovery::idle).toList();
  }

  /** Whether nothing is wrong, or the mutation was noticed by what it makes wrong. */
  boolean asExpected() {
    return mutation.isEmpty() ? right : !proofs().isEmpty();
  }

  private List<Violation.Rule> proofs() {
    return Mutation.named(mutation).provenBy(violations.keySet());
  }

  private String noticed() {
    if (mutation.isEmpty()) {
      return "";
    }
    List<Violation.Rule> found = proofs();
    return "%s has to be shown by one of %s: %s%n"
        .formatted(
            mutation,
            Mutation.named(mutation).proofs(),
            found.isEmpty() ? "NOT NOTICED, none was found" : "noticed, found " + found);
  }

  private static String seconds(String sign, @Nullable Long ms) {
    return ms == null ? "" : String.format(Locale.ROOT, "%s%.1f s", sign, ms / 1000.0);
  }
}
