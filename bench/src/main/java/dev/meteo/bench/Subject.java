package dev.meteo.bench;

import dev.meteo.bench.PipelineRun.Setting;

/** What is compared with PerfTest. */
enum Subject {
  SINGLE("one reading per message", new Setting(1, "")),
  BATCH("100 readings per message", new Setting(100, "")),
  SINGLE_LARGE_HEAP("one, worker with 512 MiB", new Setting(1, Subject.LARGE_HEAP)),
  BATCH_LARGE_HEAP("100, worker with 512 MiB", new Setting(100, Subject.LARGE_HEAP));

  /** The script gives workers 64 MiB. */
  private static final String LARGE_HEAP = "-Xmx512m";

  private final String title;
  private final Setting setting;

  Subject(String title, Setting setting) {
    this.title = title;
    this.setting = setting;
  }

  String title() {
    return title;
  }

  Setting setting() {
    return setting;
  }
}
