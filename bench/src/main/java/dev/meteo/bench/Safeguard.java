package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;
import dev.meteo.testbed.run.MutationsJar;
import java.util.List;

/**
 * What keeps readings from being lost or counted twice, and how the pipeline is run without it: by
 * its own option where there is one, else by the agent that makes roles wrong on purpose.
 */
enum Safeguard {
  CONFIRMS("publisher confirms, mandatory, outbox", "", Safeguard.AT_MOST_ONCE, ""),
  MANUAL_ACKS("manual acknowledgements", Safeguard.AT_MOST_ONCE, "", ""),
  DEDUPLICATION("looking for duplicates in the script", "", "", "no-dedup"),
  QUORUM("quorum queue (else classic)", "", "", "classic-queue"),
  FLUSH("appendfsync always (else everysec)", "", "", ""),
  OUTBOX("outbox on disk (else in memory)", "", "--outbox=memory", ""),
  MANDATORY("mandatory", "", "", "not-mandatory");

  private static final String AT_MOST_ONCE = "--delivery=at-most-once";

  /** What is not acknowledged piles up in the worker: room for it, in all runs alike. */
  private static final String HEAP = "-Xmx512m";

  private static final String ON_DISK = "--outbox=disk";

  private final String title;
  private final String workerOption;
  private final String sensorOption;
  private final String mutation;

  /** Empty is nothing. */
  Safeguard(String title, String workerOption, String sensorOption, String mutation) {
    this.title = title;
    this.workerOption = workerOption;
    this.sensorOption = sensorOption;
    this.mutation = mutation;
  }

  String title() {
    return title;
  }

  /** Whether this build can do without it. */
  boolean canBeMissing() {
    return mutation.isEmpty() || MutationsJar.find().isPresent();
  }

  /** With all of them. */
  static Setting all(int batch) {
    return new Setting(batch, HEAP, List.of(), "", List.of(ON_DISK), true);
  }

  /** With all others. */
  Setting without(int batch) {
    String agent = mutation.isEmpty() ? "" : MutationsJar.option("mutate=" + mutation);
    return new Setting(
        batch,
        HEAP + " " + agent,
        workerOption.isEmpty() ? List.of() : List.of(workerOption),
        agent,
        List.of(sensorOption.isEmpty() ? ON_DISK : sensorOption),
        false);
  }
}
