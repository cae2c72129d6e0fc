package dev.meteo.bench;

import java.util.Map;

/** The throughputs that were measured one soon after the other, so that they can be compared. */
record Round(Map<Baseline, Throughput> perfTest, Map<Subject, Throughput> pipeline) {
  /** A subject's readings per second over PerfTest's messages per second. */
  double ratio(Subject subject, Baseline baseline) {
    return perSecond(subject) / perfTest(baseline).perSecond();
  }

  Throughput perfTest(Baseline baseline) {
    Throughput throughput = perfTest.get(baseline);
    if (throughput == null) {
      throw new IllegalStateException(baseline + " was not measured");
    }
    return throughput;
  }

  double perSecond(Subject subject) {
    return of(subject).perSecond();
  }

  Throughput of(Subject subject) {
    Throughput throughput = pipeline.get(subject);
    if (throughput == null) {
      throw new IllegalStateException(subject + " was not measured");
    }
    return throughput;
  }
}
