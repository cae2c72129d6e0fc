package dev.meteo.chaos;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.oracle.Violation;
import dev.meteo.oracle.Violation.Rule;
import java.util.List;
import java.util.Objects;

/** Who only listens must not stop windows, one of which is due each second. */
final class Stoppage {
  /** Less than such a fault lasts, and more than a busy machine takes. */
  static final long LONGEST_MS = 10_000;

  private Stoppage() {}

  /** Where windows waited for a listener, as far as no other fault can have been the reason. */
  static List<Violation> of(List<Recovery> faults) {
    return Undisturbed.of(faults.stream().filter(Recovery::counts).toList()).stream()
        .filter(fault -> fault.fault().equals(Catalogue.FOREIGN_QUEUE))
        .filter(fault -> Objects.requireNonNullElse(fault.notPublishedMs(), 0L) > LONGEST_MS)
        .map(
            fault ->
                new Violation(
                    Rule.STOPPED_BY_LISTENER,
                    fault.fault() + " after " + fault.atMs() + " ms",
                    "no window for " + fault.notPublishedMs() + " ms, " + fault.effect()))
        .toList();
  }
}
