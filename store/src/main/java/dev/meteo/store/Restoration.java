package dev.meteo.store;

import dev.meteo.messages.WindowSummary;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Mends the revisions in a Redis that may have lost writes: one that was restarted, restored or
 * replaced by a replica, or is new. Such a one has another replication id than the one that was
 * vouched for. For the leader, on one thread.
 */
public final class Restoration {
  /**
   * Longer than the broker lets a silent connection live: whoever is about to publish what the
   * former Redis had sealed is cut off by then.
   */
  private static final Duration SKIP_FOR = Duration.ofMinutes(2);

  private final StoreConnection connection;
  private final String token;

  /**
   * @param token of the lease in the Redis that is to be mended
   */
  public Restoration(StoreConnection connection, String token) {
    this.connection = connection;
    this.token = token;
  }

  /**
   * Whether Redis may have lost something since it was last vouched for.
   *
   * @param token of the lease
   */
  public static boolean isNeeded(String token) {
    return token.endsWith("?");
  }

  /** Whether no window has a revision, such as in a new Redis. */
  public boolean isEmpty() throws StoreException {
    return connection.await(connection.commands().exists(Keys.WINDOWS)) == 0;
  }

  /**
   * Puts every window's revision above all that may have been published.
   *
   * @param published the last revision of each window that is known to have been published; those
   *     below the horizon are left out
   * @return false when the lease is not ours any more
   */
  public boolean restore(Map<WindowKey, WindowSummary> published) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    Optional<Instant> horizon = new WindowStore(connection).horizon();
    Map<WindowKey, @Nullable WindowSummary> all = new LinkedHashMap<>(published);
    all.keySet().removeIf(window -> horizon.filter(window.start()::isBefore).isPresent());
    connection.await(commands.zrange(Keys.WINDOWS, 0, -1)).stream()
        .map(WindowKey::ofMember)
        .forEach(window -> all.putIfAbsent(window, null));
    return connection
        .pipelined(new ArrayList<>(all.keySet()), window -> send(window, all.get(window)))
        .stream()
        .allMatch(answer -> answer == 1);
  }

  private CompletionStage<Long> send(WindowKey window, @Nullable WindowSummary last)
      throws StoreException {
    return connection.send(
        Script.RESTORE,
        new String[] {Keys.LEASE, Keys.window(window), Keys.OUTBOX, Keys.WINDOWS},
        token,
        window.member(),
        Long.toString(window.startSecond()),
        last == null ? "0" : Integer.toString(last.revision()),
        last == null ? "" : WindowContent.digest(last),
        last == null ? "0" : Long.toString(WindowContent.wellness(last)),
        last == null ? "0" : Long.toString(WindowContent.pollution(last)));
  }

  /**
   * Says that the revisions are complete, as long as this Redis goes on.
   *
   * @param unknownBefore windows that start before and have no revision may have had a first one
   *     all the same; empty when there cannot be any
   * @return false when the lease is not ours any more
   */
  public boolean vouch(Optional<Instant> unknownBefore) throws StoreException {
    return connection.run(
            Script.VOUCH,
            new String[] {Keys.LEASE, Keys.LINEAGE, Keys.SKIP},
            token,
            unknownBefore.map(at -> Long.toString(at.getEpochSecond())).orElse(""),
            Long.toString(SKIP_FOR.toMillis()))
        == 1;
  }

  /**
   * The windows that hold fewer readings than were published of them: readings were lost that had
   * been counted.
   */
  public List<WindowKey> incomplete(Map<WindowKey, WindowSummary> published) throws StoreException {
    Optional<Instant> horizon = new WindowStore(connection).horizon();
    List<WindowKey> windows =
        published.keySet().stream()
            .filter(window -> horizon.filter(window.start()::isBefore).isEmpty())
            .toList();
    return new WindowStore(connection)
        .read(windows).stream()
            .filter(state -> isFewer(state, published.get(state.window())))
            .map(WindowState::window)
            .toList();
  }

  private static boolean isFewer(WindowState state, @Nullable WindowSummary published) {
    return published != null
        && (state.wellness().count() < WindowContent.wellness(published)
            || state.pollution().count() < WindowContent.pollution(published));
  }
}
