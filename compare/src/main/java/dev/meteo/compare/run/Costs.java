package dev.meteo.compare.run;

import dev.meteo.compare.result.Part;
import dev.meteo.compare.result.PartCost;
import dev.meteo.compare.result.RunResultBuilder;
import dev.meteo.compare.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Processor time, memory and bytes of a run's measured part. */
final class Costs {
  private static final double PER_READINGS = 1000;
  private static final double PERCENT = 100;

  private final Scenario scenario;
  private final Sampler sampler;

  Costs(Scenario scenario, Sampler sampler) {
    this.scenario = scenario;
    this.sampler = sampler;
  }

  /** Adds them; the roles still run, and those that are JVMs collect their garbage for it. */
  void addTo(RunResultBuilder result, Deployment deployment) throws InterruptedException {
    Samples samples = sampler.samples();
    double until = scenario.measuredSeconds();
    double stored = samples.storedAt(until).orElse(0) - samples.storedAt(0).orElse(0);
    Map<Part, List<ProcessHandle>> processes = deployment.processes();
    for (Part part : Part.values()) {
      if (!samples.knows(part)) {
        continue; // in a container, where nobody can look at its processes
      }
      double cpuSeconds = samples.cpuSeconds(part, 0, until);
      OptionalLong heap = heap(part, processes.getOrDefault(part, List.of()), deployment);
      result.part(
          part,
          new PartCost(
              perThousand(cpuSeconds, stored),
              heap.isPresent() ? (Long) heap.getAsLong() : null,
              samples.mostResidentBytes(part, 0, until)));
      result.figure(part + "CpuPercent", cpuSeconds / until * PERCENT);
    }
    double bytes = samples.loopbackBytes(0, until);
    result.figure("loopbackPerSecondBytes", bytes / until);
    Double bytesPerThousand = perThousand(bytes, stored);
    if (bytesPerThousand != null) {
      result.figure("loopbackForThousandReadingsBytes", bytesPerThousand);
    }
  }

  private static @Nullable Double perThousand(double figure, double stored) {
    return stored > 0 ? figure / stored * PER_READINGS : null;
  }

  private static OptionalLong heap(Part part, List<ProcessHandle> handles, Deployment deployment)
      throws InterruptedException {
    boolean isJvm = part != Part.REDIS && (part != Part.MIDDLE || deployment.isMiddleJvm());
    return isJvm ? HeapView.afterCollection(handles) : OptionalLong.empty();
  }
}
