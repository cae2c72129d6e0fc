package dev.meteo.store;

import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the window proxy reads and writes. Everything it writes is fenced: it carries the token of
 * the lease, and changes nothing once another process holds it. Safe for concurrent use.
 */
public final class WindowStore {
  private final StoreConnection connection;

  /** The connection stays the caller's. */
  public WindowStore(StoreConnection connection) {
    this.connection = connection;
  }

  /** Redis' own clock. */
  public Instant time() throws StoreException {
    List<String> time = StoreConnection.await(connection.commands().time());
    return Instant.ofEpochSecond(Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1000);
  }

  /**
   * The first dirty panes in order of time, as they are now: those that changed since they were
   * last {@link #clean cleaned}.
   *
   * @param from the earliest second to look at
   */
  public List<Pane> dirtyPanes(Instant from, int limit) throws StoreException {
    Range<Long> range =
        Range.from(
            Range.Boundary.including(from.getEpochSecond()), Range.Boundary.<Long>unbounded());
    return await(
        panes(
            StoreConnection.await(
                connection.commands().zrangebyscore(Keys.DIRTY, range, Limit.create(0, limit)))));
  }

  /**
   * The last dirty panes in order of time, the latest first.
   *
   * @param before seconds from here on are not looked at
   */
  public List<Pane> latestDirtyPanes(Instant before, int limit) throws StoreException {
    Range<Long> range =
        Range.from(
            Range.Boundary.<Long>unbounded(), Range.Boundary.excluding(before.getEpochSecond()));
    return await(
        panes(
            StoreConnection.await(
                connection
                    .commands()
                    .zrevrangebyscore(Keys.DIRTY, range, Limit.create(0, limit)))));
  }

  /**
   * Windows with their last revisions and their panes, in the order given. One round trip for each
   * of the two steps, however many windows.
   */
  public List<WindowState> read(List<WindowKey> windows) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<CompletionStage<String>> revisions = new ArrayList<>();
    List<CompletionStage<List<String>>> seconds = new ArrayList<>();
    for (WindowKey window : windows) {
      revisions.add(commands.hget(Keys.window(window), "revision"));
      seconds.add(commands.zrangebyscore(Keys.PANES, secondsOf(window)));
    }
    List<List<CompletionStage<Pane>>> panes = new ArrayList<>();
    for (CompletionStage<List<String>> found : seconds) {
      panes.add(panes(StoreConnection.await(found)));
    }
    List<WindowState> states = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      String revision = StoreConnection.await(revisions.get(i));
      states.add(
          new WindowState(
              windows.get(i),
              revision == null ? 0 : Integer.parseInt(revision),
              await(panes.get(i))));
    }
    return states;
  }

  /**
   * Writes each summary as its window's next, immutable revision into the outbox, unless the last
   * one says the same.
   *
   * @param summaries each with the revision that follows the one read; for one window only once
   * @return what became of each, in the order given
   */
  public List<SealOutcome> seal(String token, List<WindowSummary> summaries) throws StoreException {
    List<CompletionStage<Long>> answers = new ArrayList<>();
    for (WindowSummary summary : summaries) {
      WindowKey window = new WindowKey(summary.start(), summary.end());
      answers.add(
          connection.send(
              Script.SEAL,
              new String[] {Keys.LEASE, Keys.window(window), Keys.OUTBOX, Keys.WINDOWS},
              token,
              Integer.toString(summary.revision() - 1),
              digest(summary),
              new String(WindowSummaryCodec.encode(summary), StandardCharsets.UTF_8),
              window.member(),
              Long.toString(window.startSecond())));
    }
    List<SealOutcome> outcomes = new ArrayList<>();
    for (long answer : await(answers)) {
      outcomes.add(outcome(answer));
    }
    return outcomes;
  }

  /** The first sealed revisions in order of time that are not known to be published. */
  public List<OutboxEntry> outbox(int limit) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<String> members = StoreConnection.await(commands.zrange(Keys.OUTBOX, 0, limit - 1L));
    List<CompletionStage<Map<String, String>>> answers = new ArrayList<>();
    for (String member : members) {
      answers.add(commands.hgetall(Keys.window(WindowKey.ofMember(member))));
    }
    List<OutboxEntry> entries = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Map<String, String> fields = StoreConnection.await(answers.get(i));
      String body = fields.get("body");
      if (body != null) {
        entries.add(
            new OutboxEntry(
                WindowKey.ofMember(members.get(i)),
                Integer.parseInt(fields.getOrDefault("revision", "0")),
                body.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return entries;
  }

  /**
   * Takes published revisions out of the outbox.
   *
   * @return false when the lease is not ours any more
   */
  public boolean markPublished(String token, List<OutboxEntry> published) throws StoreException {
    List<CompletionStage<Long>> answers = new ArrayList<>();
    for (OutboxEntry entry : published) {
      answers.add(
          connection.send(
              Script.MARK,
              new String[] {Keys.LEASE, Keys.OUTBOX, Keys.window(entry.window())},
              token,
              entry.window().member(),
              Integer.toString(entry.revision())));
    }
    return await(answers).stream().allMatch(answer -> answer == 1);
  }

  /**
   * Takes panes out of the dirty set, but for those that changed since they were read.
   *
   * @return false when the lease is not ours any more
   */
  public boolean clean(String token, List<Pane> read) throws StoreException {
    if (read.isEmpty()) {
      return true;
    }
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.DIRTY));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (Pane pane : read) {
      keys.add(Keys.pane(pane.second()));
      arguments.add(Long.toString(pane.second()));
      arguments.add(Long.toString(pane.version()));
    }
    return isOne(Script.CLEAN, keys, arguments);
  }

  /** The end of the last live window that was closed, by whichever proxy. */
  public Optional<Instant> closedUntil() throws StoreException {
    return instant(Keys.CLOSED);
  }

  /**
   * Remembers the end of the last live window that was closed.
   *
   * @return false when the lease is not ours any more
   */
  public boolean closeUntil(String token, Instant end) throws StoreException {
    return isOne(
        Script.CLOSE,
        List.of(Keys.LEASE, Keys.CLOSED),
        List.of(token, Long.toString(end.getEpochSecond())));
  }

  /** Below it nothing is added any more; empty when everything is kept. */
  public Optional<Instant> horizon() throws StoreException {
    return instant(Keys.HORIZON);
  }

  /**
   * Raises the horizon; it never sinks.
   *
   * @return false when the lease is not ours any more
   */
  public boolean raiseHorizon(String token, Instant horizon) throws StoreException {
    return isOne(
        Script.HORIZON,
        List.of(Keys.LEASE, Keys.HORIZON),
        List.of(token, Long.toString(horizon.getEpochSecond())));
  }

  /**
   * Removes the oldest panes and windows below the horizon.
   *
   * @param limit of each at the most
   * @return how many were removed; 0 when there are none or the lease is not ours
   */
  public int prune(String token, int limit) throws StoreException {
    Optional<Instant> horizon = horizon();
    if (horizon.isEmpty()) {
      return 0;
    }
    return prunePanes(token, horizon.get(), limit) + pruneWindows(token, horizon.get(), limit);
  }

  private int prunePanes(String token, Instant horizon, int limit) throws StoreException {
    List<String> seconds = below(Keys.PANES, horizon, limit);
    List<String> keys = new ArrayList<>(List.of(Keys.LEASE, Keys.HORIZON, Keys.PANES, Keys.DIRTY));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (String second : seconds) {
      keys.add(Keys.pane(Long.parseLong(second)));
      keys.add(Keys.results(Long.parseLong(second)));
      arguments.add(second);
    }
    return seconds.isEmpty() ? 0 : removed(Script.PRUNE_PANES, keys, arguments);
  }

  private int pruneWindows(String token, Instant horizon, int limit) throws StoreException {
    List<String> members = below(Keys.WINDOWS, horizon, limit);
    List<String> keys =
        new ArrayList<>(List.of(Keys.LEASE, Keys.HORIZON, Keys.WINDOWS, Keys.OUTBOX));
    List<String> arguments = new ArrayList<>(List.of(token));
    for (String member : members) {
      WindowKey window = WindowKey.ofMember(member);
      keys.add(Keys.window(window));
      arguments.add(member);
      arguments.add(Long.toString(window.startSecond()));
    }
    return members.isEmpty() ? 0 : removed(Script.PRUNE_WINDOWS, keys, arguments);
  }

  private static SealOutcome outcome(long answer) {
    return switch (Math.toIntExact(answer)) {
      case 0 -> SealOutcome.SEALED;
      case 1 -> SealOutcome.UNCHANGED;
      case 2 -> SealOutcome.STALE;
      case 3 -> SealOutcome.NOT_LEADER;
      default -> throw new IllegalStateException("the seal script answered " + answer);
    };
  }

  private List<String> below(String key, Instant horizon, int limit) throws StoreException {
    Range<Long> range =
        Range.from(
            Range.Boundary.<Long>unbounded(), Range.Boundary.excluding(horizon.getEpochSecond()));
    return StoreConnection.await(
        connection.commands().zrangebyscore(key, range, Limit.create(0, limit)));
  }

  private int removed(Script<Long> script, List<String> keys, List<String> arguments)
      throws StoreException {
    Long removed =
        connection.run(script, keys.toArray(String[]::new), arguments.toArray(String[]::new));
    return Math.max(0, removed.intValue());
  }

  private boolean isOne(Script<Long> script, List<String> keys, List<String> arguments)
      throws StoreException {
    Long answer =
        connection.run(script, keys.toArray(String[]::new), arguments.toArray(String[]::new));
    return answer == 1;
  }

  private Optional<Instant> instant(String key) throws StoreException {
    String second = StoreConnection.await(connection.commands().get(key));
    return Optional.ofNullable(second).map(Long::parseLong).map(Instant::ofEpochSecond);
  }

  private List<CompletionStage<Pane>> panes(List<String> seconds) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<CompletionStage<Pane>> panes = new ArrayList<>();
    for (String text : seconds) {
      long second = Long.parseLong(text);
      panes.add(
          commands.hgetall(Keys.pane(second)).thenApply(fields -> Pane.ofFields(second, fields)));
    }
    return panes;
  }

  private static <T> List<T> await(List<CompletionStage<T>> answers) throws StoreException {
    List<T> values = new ArrayList<>(answers.size());
    for (CompletionStage<T> answer : answers) {
      values.add(StoreConnection.await(answer));
    }
    return values;
  }

  private static Range<Long> secondsOf(WindowKey window) {
    return Range.from(
        Range.Boundary.including(window.startSecond()),
        Range.Boundary.excluding(window.endSecond()));
  }

  /** Equal for summaries that say the same, whatever their revision. */
  private static String digest(WindowSummary summary) {
    WindowSummary content =
        new WindowSummary(
            summary.start(), summary.end(), 1, summary.wellness(), summary.pollution());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(WindowSummaryCodec.encode(content));
      return String.format("%064x", new BigInteger(1, digest)).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
