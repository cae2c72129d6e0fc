package dev.meteo.store;

import dev.meteo.messages.ReadingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where workers put what they computed. Safe for concurrent use. */
public final class ResultStore {
  /** Results in one script: enough to share the cost, few enough not to hold Redis up. */
  private static final int MAX_RESULTS_PER_SCRIPT = 500;

  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public ResultStore(StoreConnection connection) {
    this.connection = connection;
  }

  /**
   * Adds results to their panes: each counts exactly once, however often it is added. Blocks for
   * one round trip.
   *
   * @return what became of each, in the order given
   * @throws SettingsChangedException when the system's shared settings are not those that this
   *     connection has claimed; nothing is added
   * @throws StoreException when Redis did not answer for all; add the same results again
   */
  public List<AddOutcome> add(List<Result> results) throws StoreException {
    return begin(results).await();
  }

  /**
   * Sends results to their panes like {@link #add}, without waiting for the answer; connects first
   * if need be.
   *
   * @throws StoreException when not all could be sent; add the same results again
   */
  public PendingAdd begin(List<Result> results) throws StoreException {
    PendingAdd pending = new PendingAdd(connection, results.size());
    for (int from = 0; from < results.size(); from += MAX_RESULTS_PER_SCRIPT) {
      int to = Math.min(results.size(), from + MAX_RESULTS_PER_SCRIPT);
      Map<Long, List<Integer>> byPane = new LinkedHashMap<>();
      for (int i = from; i < to; i++) {
        byPane.computeIfAbsent(results.get(i).paneSecond(), second -> new ArrayList<>()).add(i);
      }
      List<Integer> positions = byPane.values().stream().flatMap(List::stream).toList();
      pending.add(new PendingAdd.Part(positions, send(results, byPane)));
    }
    return pending;
  }

  private CompletionStage<String> send(List<Result> results, Map<Long, List<Integer>> byPane)
      throws StoreException {
    List<String> keys =
        new ArrayList<>(List.of(Keys.HORIZON, Keys.DIRTY, Keys.PANES, Keys.SETTINGS));
    List<String> arguments = new ArrayList<>(connection.agreedSettings().asArguments());
    byPane.forEach(
        (second, positions) -> {
          List<Result> together = positions.stream().map(results::get).toList();
          keys.add(Keys.pane(second));
          keys.add(Keys.results(second));
          arguments.add(Long.toString(second));
          arguments.add(Integer.toString(together.size()));
          arguments.add(Integer.toString(newest(together, ReadingKind.AIR)));
          arguments.add(Integer.toString(newest(together, ReadingKind.POLLUTION)));
          together.forEach(result -> append(arguments, result));
        });
    return connection.sendReplicated(
        Script.ADD, keys.toArray(String[]::new), arguments.toArray(String[]::new));
  }

  private static int newest(List<Result> results, ReadingKind kind) {
    int newest = -1;
    for (Result result : results) {
      if (result.kind() == kind) {
        newest = Math.max(newest, result.microsecondInPane());
      }
    }
    return newest;
  }

  private static void append(List<String> arguments, Result result) {
    arguments.add(result.id());
    arguments.add(result.value());
  }
}
