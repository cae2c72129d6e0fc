package dev.meteo.chaos;

import dev.meteo.chaos.scene.Kind;
import dev.meteo.chaos.scene.Scene;
import dev.meteo.cli.UsageError;
import dev.meteo.oracle.Violation.Rule;
import dev.meteo.testbed.run.MutationsJar;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong on purpose, to show that it is noticed, the faults that it shows under,
 * and the violations that show it. What makes it wrong is in the agent; here are only the names.
 */
enum Mutation {
  NONE("", null, ""),
  AUTO_ACK("auto-ack", Kind.WORKER, "worker-kill,dies-after-receive"),
  ACK_FIRST("ack-first", Kind.WORKER, "worker-kill,dies-after-receive"),
  NO_DEDUP("no-dedup", Kind.WORKER, "worker-kill,dies-after-answer"),
  FALLIBLE_STEP("fallible-step", Kind.WORKER, "worker-kill,redis-client-kill"),
  NOT_MANDATORY("not-mandatory", Kind.SENSOR, "unbind"),
  NO_FENCING("no-fencing", Kind.PROXY, "clock-drip"),
  CHANGED_REVISION("changed-revision", Kind.PROXY, "clock-behind,worker-freeze"),
  REJECT_PUBLISH("reject-publish", null, "terminal-kill"),
  EVERYSEC("everysec", null, "redis-slow-disk-kill"),
  FORGETFUL_RETRY("forgetful-retry", Kind.WORKER, "redis-freeze,redis-kill");

  /** What readings that are still on their way look like as well. */
  private static final Set<Rule> READINGS_LACK =
      EnumSet.of(Rule.WRONG_COUNT, Rule.WRONG_SUM, Rule.NULL_DESPITE_READINGS);

  private static final String FORGOTTEN = "visitor";
  private static final int MANY = 1000;

  private final String word;
  private final @Nullable Kind kind;
  private final String faults;

  Mutation(String word, @Nullable Kind kind, String faults) {
    this.word = word;
    this.kind = kind;
    this.faults = faults;
  }

  /** By its name; an empty one is none. */
  static Mutation named(String word) {
    return Arrays.stream(values())
        .filter(mutation -> mutation.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new UsageError("--mutate: there is no " + word + "; there are all, " + words()));
  }

  /** All names, for people. */
  static String words() {
    return all().stream().map(Mutation::word).collect(Collectors.joining(", "));
  }

  /** All but none. */
  static List<Mutation> all() {
    return Arrays.stream(values()).filter(mutation -> mutation != NONE).toList();
  }

  String word() {
    return word;
  }

  /** The faults that show it. */
  List<String> faults() {
    return List.of(faults.split(",", -1));
  }

  /** The violations any of which shows that it was noticed. */
  List<Rule> proofs() {
    return switch (this) {
      case NONE -> List.of();
      case AUTO_ACK, ACK_FIRST, EVERYSEC, FORGETFUL_RETRY ->
          List.of(Rule.WRONG_COUNT, Rule.WRONG_SUM);
      case NO_DEDUP, FALLIBLE_STEP -> List.of(Rule.AGGREGATE_DIFFERS, Rule.WRONG_COUNT);
      case NOT_MANDATORY -> List.of(Rule.WRONG_COUNT, Rule.NULL_DESPITE_READINGS);
      case NO_FENCING, CHANGED_REVISION -> List.of(Rule.TWO_CONTENTS);
      case REJECT_PUBLISH -> List.of(Rule.MISSING_WINDOW, Rule.NOT_SETTLED);
    };
  }

  /**
   * Those of its proofs that were found. Where work is left over, lacking readings prove nothing.
   *
   * @param violations names of all rules that were broken
   */
  List<Rule> provenBy(Collection<String> violations) {
    boolean settled =
        proofs().contains(Rule.NOT_SETTLED) || !violations.contains(Rule.NOT_SETTLED.name());
    return proofs().stream()
        .filter(rule -> violations.contains(rule.name()))
        .filter(rule -> settled || !READINGS_LACK.contains(rule))
        .toList();
  }

  /** Readings a second with which it shows: a batch of one has none to forget. */
  int rate() {
    return this == FORGETFUL_RETRY ? MANY : Assignment.USUAL_RATE;
  }

  /** The roles' own options by which the agent comes in. */
  Map<Kind, String> javaOptions() {
    return kind == null ? Map.of() : Map.of(kind, MutationsJar.option("mutate=" + word));
  }

  /** What is wrong with the servers, or who comes and leaves for good. */
  void prepare(Scene scene) throws IOException, InterruptedException {
    if (this == EVERYSEC) {
      scene.kept().ask(commands -> commands.configSet("appendfsync", "everysec"));
    } else if (this == REJECT_PUBLISH) {
      var visitor = scene.cast().addTerminal(FORGOTTEN);
      visitor.start(List.of(), MutationsJar.option("mutate=" + word));
      scene
          .patience()
          .until("the visitor", Duration.ofSeconds(30), () -> !visitor.lines().isEmpty());
      visitor.kill();
    }
  }
}
