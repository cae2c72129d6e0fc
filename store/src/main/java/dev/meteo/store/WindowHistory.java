package dev.meteo.store;

import dev.meteo.messages.Retention;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was published within the retention, in its order, for terminals that were away: what the
 * stream of the broker is where there is one. Safe for concurrent use.
 */
public final class WindowHistory {
  private static final int PER_SCRIPT = 100;
  private static final String FIELD = "summary";

  /**
   * How far the history reaches.
   *
   * @param latest the last position that was given; {@link Position#BEGIN} when none was
   * @param trimmed the last one that is gone; {@link Position#BEGIN} when none is
   */
  public record Span(Position latest, Position trimmed) {}

  private final StoreConnection connection;
  private final String retentionMs;

  /** The connection stays the caller's. */
  public WindowHistory(StoreConnection connection, Retention retention) {
    this.connection = connection;
    this.retentionMs = retention.duration().map(Duration::toMillis).map(String::valueOf).orElse("");
  }

  /**
   * Appends summaries; blocks until Redis has them. One that is appended twice is there twice.
   *
   * @param token of the lease
   * @return them with their positions, in the order given; empty when the lease is another's, who
   *     is to publish what is missing
   * @throws StoreException when it is not known whether all of them are there
   */
  public Optional<List<PublishedSummary>> append(String token, List<OutboxEntry> entries)
      throws StoreException {
    List<PublishedSummary> published = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += PER_SCRIPT) {
      List<OutboxEntry> some = entries.subList(from, Math.min(entries.size(), from + PER_SCRIPT));
      List<String> arguments = new ArrayList<>(List.of(token, retentionMs));
      some.forEach(entry -> arguments.add(new String(entry.body(), StandardCharsets.UTF_8)));
      String positions =
          connection.run(
              Script.APPEND,
              new String[] {Keys.LEASE, Keys.HISTORY, Keys.CLOCK},
              arguments.toArray(String[]::new));
      if (positions.isEmpty()) {
        return Optional.empty();
      }
      String[] each = positions.split(" ", -1);
      for (int i = 0; i < each.length; i++) {
        published.add(new PublishedSummary(Position.parse(each[i]), some.get(i).body()));
      }
    }
    return Optional.of(published);
  }

  /** The first summaries after the position, at most so many; blocks for a round trip. */
  public List<PublishedSummary> after(Position position, int limit) throws StoreException {
    List<StreamMessage<String, String>> messages =
        connection.await(
            connection
                .commands()
                .xrange(
                    Keys.HISTORY,
                    Range.from(
                        Range.Boundary.excluding(position.toString()), Range.Boundary.unbounded()),
                    Limit.from(limit)));
    return messages.stream()
        .map(
            message ->
                new PublishedSummary(
                    Position.parse(message.getId()),
                    message.getBody().getOrDefault(FIELD, "").getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** How far the history reaches now. */
  public Span span() throws StoreException {
    String[] both = connection.run(Script.SPAN, new String[] {Keys.HISTORY}).split(" ", -1);
    return new Span(Position.parse(both[0]), Position.parse(both[1]));
  }
}
