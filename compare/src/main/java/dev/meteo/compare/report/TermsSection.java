package dev.meteo.compare.report;

import dev.meteo.compare.result.Latencies;
import java.util.List;

/** Each word that this report uses, once. */
final class TermsSection {
  private TermsSection() {}

  static List<Block> blocks() {
    return List.of(
        new Block.Heading(2, "Words", "words"),
        new Block.Terms(
            List.of(
                term(
                    "messaging, direct",
                    "The two variants. Messaging: sensors publish to RabbitMQ, workers consume from a queue, terminals have"
                        + " queues of their own. Direct: sensors call a load balancer over gRPC, which passes the calls on to"
                        + " compute servers; the window proxy calls each terminal. Formulas, store and windows are the same."),
                term(
                    "middle",
                    "What stands between sensors and workers: RabbitMQ, or the load balancer."),
                term(
                    "at-least-once",
                    "A reading is repeated until it is known to be stored. The store counts a repeated one only once."),
                term(
                    "at-most-once",
                    "A reading is sent once. What is lost on the way stays lost; that is no error, it is what this mode means."),
                term(
                    "window, revision",
                    "Some seconds of event time whose means are published. A window that changes after its first"
                        + " publication, because a reading came late, is published again with the next revision: it is"
                        + " corrected. A late reading was counted, but only by such a correction. What a warm-up left late or corrected is not counted here."),
                term(
                    "oracle",
                    "A program that shares no code with the pipeline: it recomputes every window from what was sent."),
                term(
                    "p50, p99, p99.9",
                    "Percentiles. 99 of 100 took no longer than the p99; the slowest of 100 took at least that long."),
                term(
                    "coordinated omission",
                    "The mistake of measuring from when something was sent, when the sending itself waits for a slow system."
                        + " Here every delay counts from when the reading was due, so a system that stops for a second is"
                        + " charged for all that was due in that second."),
                term(
                    "detection to stored, to answered",
                    "From when a reading was due until it is in Redis; and until the sensor knows that it may forget it."),
                term(
                    "window due to terminal",
                    "A window waits %d s for late readings after its end: then it is due. The delay is from then until a"
                            .formatted(Latencies.GRACE.toSeconds())
                        + " terminal has its first revision, to about a millisecond."),
                term(
                    "offered load, stored",
                    "Offered: the readings that were due in a second, whatever became of them. Stored: the readings that"
                        + " reached Redis in a second of the measured part, as a mean. A variant that keeps up stores what is"
                        + " offered, so that this rate is the scenario's and not the variant's."),
                term(
                    "throughput at saturation",
                    "The most readings stored in a second, as the mean of one step of a load that rises until it is"
                        + " too much. Only a run that stored less than %s of a step has one."
                            .formatted(Units.percent(Saturation.KEPT_UP))),
                term(
                    "backlog",
                    "Readings that were due and are not stored yet; with at-most-once also those that never will be."),
                term(
                    "recovery",
                    "The time from a fault until the backlog is below half a second of load, or until the terminal has the"
                        + " windows that it lacked. It includes the time for which something was away. After a worker has"
                        + " joined, it is the time until that worker's and the others' backlog is gone. None: the backlog never"
                        + " was larger, and the fault shows in the delays and among the lost readings only."),
                term(
                    "median (range), no difference",
                    "The middle one of the repetitions, the smallest and the largest. Where the ranges of two figures"
                        + " touch, or their middles are less than 1 % apart, there is no difference to speak of; with"
                        + " fewer than %d repetitions nobody can tell. With three of each, the ranges of two variants"
                            .formatted(Difference.ENOUGH_RUNS)
                        + " that are equal in truth lie apart one time in ten: what many scenarios agree on is worth"
                        + " more than a single difference."),
                term(
                    "fairness index",
                    "Jain's index of how evenly the workers shared the readings: 1 when all did the same, 1/n when one"
                        + " of n did everything."),
                term(
                    "prefetch, server queue",
                    "How much a worker has waiting at itself: unacknowledged messages, or calls that it has accepted."),
                term(
                    "resident memory, heap",
                    "What the processes occupy of the machine's memory; and what of it the JVM's objects take after a"
                        + " garbage collection."),
                term(
                    "digest",
                    "A hash of the contents of all final windows: equal digests, equal windows."))));
  }

  private static Block.Term term(String word, String meaning) {
    return new Block.Term(word, meaning);
  }
}
