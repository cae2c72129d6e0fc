package dev.meteo.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Where workers put what they computed. Safe for concurrent use. */
public final class ResultStore {
  /** Results in one script: enough to share the cost, few enough not to hold Redis up. */
  private static final int MAX_RESULTS_PER_SCRIPT = 500;

  private static final int RADIX = 36;

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
   * @throws StoreException when Redis did not answer for all; add the same results again
   */
  public List<AddOutcome> add(List<Result> results) throws StoreException {
    List<List<Integer>> chunks = new ArrayList<>();
    List<CompletionStage<String>> answers = new ArrayList<>();
    for (int from = 0; from < results.size(); from += MAX_RESULTS_PER_SCRIPT) {
      int to = Math.min(results.size(), from + MAX_RESULTS_PER_SCRIPT);
      Map<Long, List<Integer>> byPane = new LinkedHashMap<>();
      for (int i = from; i < to; i++) {
        byPane.computeIfAbsent(results.get(i).paneSecond(), second -> new ArrayList<>()).add(i);
      }
      chunks.add(byPane.values().stream().flatMap(List::stream).toList());
      answers.add(send(results, byPane));
    }
    AddOutcome[] outcomes = new AddOutcome[results.size()];
    for (int i = 0; i < chunks.size(); i++) {
      String letters = connection.await(answers.get(i));
      List<Integer> positions = chunks.get(i);
      for (int j = 0; j < positions.size(); j++) {
        outcomes[positions.get(j)] = outcome(letters.charAt(j));
      }
    }
    return List.of(outcomes);
  }

  private CompletionStage<String> send(List<Result> results, Map<Long, List<Integer>> byPane)
      throws StoreException {
    List<String> keys = new ArrayList<>(List.of(Keys.HORIZON, Keys.DIRTY, Keys.PANES));
    List<String> arguments = new ArrayList<>();
    byPane.forEach(
        (second, positions) -> {
          keys.add(Keys.pane(second));
          keys.add(Keys.results(second));
          arguments.add(Long.toString(second));
          arguments.add(Integer.toString(positions.size()));
          positions.forEach(position -> append(arguments, results.get(position)));
        });
    return connection.send(
        Script.ADD, keys.toArray(String[]::new), arguments.toArray(String[]::new));
  }

  private static void append(List<String> arguments, Result result) {
    String microsecond = Integer.toString(result.microsecondInPane());
    arguments.add(
        switch (result.kind()) {
              case AIR -> "a:";
              case POLLUTION -> "p:";
            }
            + result.sensor()
            + ':'
            + microsecond);
    arguments.add(Long.toUnsignedString(result.contentHash(), RADIX));
    arguments.add(Integer.toString(result.hundredths()));
    arguments.add(microsecond);
  }

  private static AddOutcome outcome(char letter) {
    return switch (letter) {
      case '0' -> AddOutcome.STORED;
      case '1' -> AddOutcome.DUPLICATE;
      case '2' -> AddOutcome.CONFLICT;
      case '3' -> AddOutcome.TOO_LATE;
      default -> throw new IllegalStateException("the add script answered " + letter);
    };
  }
}
