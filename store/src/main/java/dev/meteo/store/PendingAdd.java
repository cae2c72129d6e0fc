package dev.meteo.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Results that were sent to Redis and are not known to be stored yet. For one thread. */
public final class PendingAdd {
  /**
   * What one script was given.
   *
   * @param positions of its results among all, in the order in which it answers
   */
  record Part(List<Integer> positions, CompletionStage<String> answer) {}

  private final StoreConnection connection;
  private final int size;
  private final List<Part> parts = new ArrayList<>();

  PendingAdd(StoreConnection connection, int size) {
    this.connection = connection;
    this.size = size;
  }

  void add(Part part) {
    parts.add(part);
  }

  /** Whether {@link #await} would not block. */
  public boolean isAnswered() {
    return parts.stream().allMatch(part -> part.answer().toCompletableFuture().isDone());
  }

  /**
   * Has the action run when Redis has answered for all, or has failed to.
   *
   * @param action called on the connection's I/O thread, or on this one when that is so already
   */
  public void whenAnswered(Runnable action) {
    CompletableFuture<?>[] answers =
        parts.stream()
            .map(part -> part.answer().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    var unused = CompletableFuture.allOf(answers).whenComplete((done, failure) -> action.run());
  }

  /**
   * Blocks until Redis has answered for all.
   *
   * @return what became of each, in the order given
   * @throws SettingsChangedException when the system uses other settings than this connection
   * @throws StoreException when Redis did not answer for all; add the same results again
   */
  public List<AddOutcome> await() throws StoreException {
    AddOutcome[] outcomes = new AddOutcome[size];
    for (Part part : parts) {
      String letters = connection.await(part.answer());
      if (letters.startsWith("!")) {
        throw new SettingsChangedException(letters.substring(1));
      }
      for (int i = 0; i < part.positions().size(); i++) {
        outcomes[part.positions().get(i)] = outcome(letters.charAt(i));
      }
    }
    return List.of(outcomes);
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
