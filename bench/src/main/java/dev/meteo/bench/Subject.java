package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;

/** What is compared with PerfTest. */
enum Subject {
  SINGLE("one reading per message", 1, ""),
  BATCH("100 readings per message", 100, ""),
  SINGLE_SMALL_HEAP("one, worker with 64 MiB", 1, Subject.SMALL_HEAP),
  BATCH_SMALL_HEAP("100, worker with 64 MiB", 100, Subject.SMALL_HEAP);

  /** The script gives workers more. */
  private static final String SMALL_HEAP = "-Xmx64m";

  private final String title;
  private final int batch;
  private final String workerOptions;

  Subject(String title, int batch, String workerOptions) {
    this.title = title;
    this.batch = batch;
    this.workerOptions = workerOptions;
  }

  String title() {
    return title;
  }

  Setting setting() {
    return Setting.usual(batch, workerOptions);
  }
}
