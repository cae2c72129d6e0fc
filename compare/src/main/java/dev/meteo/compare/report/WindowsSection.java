package dev.meteo.compare.report;

import dev.meteo.compare.result.Delivery;
import dev.meteo.compare.result.RunResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether both variants said the same in the end. */
final class WindowsSection {
  private static final int SHOWN = 12;

  private WindowsSection() {}

  /** Only of at-least-once: at-most-once promises no windows. */
  static Optional<String> sentence(Sides sides, boolean withDigest) {
    Optional<Pair> pair =
        sides.pairs().stream()
            .filter(each -> each.messaging().delivery() == Delivery.AT_LEAST_ONCE)
            .findFirst();
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    if (digests(pair.get()).isEmpty()) {
      return pair.get().messaging().runs().stream().anyMatch(run -> run.correctness() != null)
          ? Optional.of(
              "Not compared: the sensors made other readings in each run, with the times when they made them.")
          : Optional.empty();
    }
    if (!Faults.alike(pair.get())) {
      return Optional.of(
          "Whether the windows are identical says nothing here: the two variants had different faults.");
    }
    return Optional.of(compared(pair.get(), withDigest));
  }

  private static String compared(Pair pair, boolean withDigest) {
    int compared = 0;
    int runs = 0;
    List<String> differ = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RunResult first : pair.messaging().runs()) {
      for (RunResult second : pair.direct().runs()) {
        if (first.repetition() == second.repetition()
            && first.digest() != null
            && second.digest() != null) {
          compared++;
          seen.add(first.digest());
          if (!first.digest().equals(second.digest())) {
            differ.add(String.valueOf(first.repetition()));
          }
        }
      }
      runs++;
    }
    if (compared == 0) {
      return "No repetition has the windows of both variants: nothing to compare.";
    }
    if (!differ.isEmpty()) {
      return "The final windows of the two variants differ in repetition %s (%d of %d compared)."
          .formatted(String.join(", ", differ), differ.size(), compared);
    }
    String digest =
        withDigest && seen.size() == 1 ? ", digest " + shortened(seen.iterator().next()) : "";
    return "Identical windows. Under at-least-once and the same faults both variants ended with the same windows, to the last digit (%s%s)."
        .formatted(
            compared == runs && compared > 1
                ? "in all " + compared + " repetitions"
                : Units.count(compared, "repetition", "repetitions") + " compared",
            digest);
  }

  private static String shortened(String digest) {
    return digest.length() > SHOWN ? digest.substring(0, SHOWN) + "…" : digest;
  }

  private static Set<String> digests(Pair pair) {
    Set<String> digests = new HashSet<>();
    for (Side side : List.of(pair.messaging(), pair.direct())) {
      side.runs().forEach(run -> Optional.ofNullable(run.digest()).ifPresent(digests::add));
    }
    return digests;
  }
}
