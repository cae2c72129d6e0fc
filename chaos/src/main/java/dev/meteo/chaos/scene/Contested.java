package dev.meteo.chaos.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies of readings that were sent with an identity that others have as well. Which of them counts
 * is only known when all have arrived: what is not confirmed has to be sent again. Safe for
 * concurrent use.
 */
public final class Contested {
  private final Map<String, Boolean> confirmed = new LinkedHashMap<>();

  Contested() {}

  /** Before it is sent for the first time. */
  public synchronized void sending(String body) {
    confirmed.putIfAbsent(body, false);
  }

  /** The broker has taken it. */
  public synchronized void confirmed(String body) {
    confirmed.put(body, true);
  }

  /** What may have arrived or not. */
  public synchronized List<String> unconfirmed() {
    return confirmed.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
  }

  /** All of them. */
  public synchronized List<String> bodies() {
    return new ArrayList<>(confirmed.keySet());
  }
}
