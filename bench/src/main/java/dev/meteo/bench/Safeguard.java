package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;
import dev.meteo.testbed.run.MutationsJar;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps readings from being lost or counted twice, and how the pipeline is run without it: by
 * its own option where there is one, else by the agent that makes roles wrong on purpose.
 */
enum Safeguard {
  CONFIRMS(
      "publisher confirms, mandatory, outbox", List.of(), List.of("--delivery=at-most-once"), ""),
  MANUAL_ACKS("manual acknowledgements", List.of("--delivery=at-most-once"), List.of(), ""),
  DEDUPLICATION("looking for duplicates in the script", List.of(), List.of(), "no-dedup"),
  QUORUM("quorum queue (else classic)", List.of(), List.of(), "classic-queue"),
  FLUSH("appendfsync always (else everysec)", List.of(), List.of(), ""),
  OUTBOX("outbox on disk (else in memory)", List.of(), List.of("--outbox=memory"), ""),
  MANDATORY("mandatory", List.of(), List.of(), "not-mandatory");

  /** What is not acknowledged piles up in the worker: room for it, in all runs alike. */
  private static final String HEAP = "-Xmx512m";

  private static final String ON_DISK = "--outbox=disk";

  private final String title;
  private final List<String> workerArguments;
  private final List<String> sensorArguments;
  private final String mutation;

  Safeguard(
      String title, List<String> workerArguments, List<String> sensorArguments, String mutation) {
    this.title = title;
    this.workerArguments = workerArguments;
    this.sensorArguments = sensorArguments;
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
    List<String> sensor = new ArrayList<>(sensorArguments);
    if (sensor.isEmpty()) {
      sensor.add(ON_DISK);
    }
    return new Setting(batch, HEAP + " " + agent, workerArguments, agent, sensor, false);
  }
}
