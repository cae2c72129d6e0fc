package dev.meteo.acceptance.broker;

import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Keeps what a publisher said of each numbered message. */
final class Outcomes implements ConfirmingPublisher.Listener<Integer> {
  private final Map<Integer, Outcome> outcomes = new ConcurrentSkipListMap<>();

  @Override
  public void completed(Integer message, Outcome outcome) {
    if (outcomes.put(message, outcome) != null) {
      throw new IllegalStateException("answered twice: " + message);
    }
  }

  Map<Integer, Outcome> all() {
    return outcomes;
  }

  Set<Integer> confirmed() {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getValue() == Outcome.CONFIRMED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
