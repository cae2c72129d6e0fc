package dev.meteo.store;

import dev.meteo.messages.SkippedRecords;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Sealed revisions that are not known to be published, as they are read back. */
final class Outbox {
  private final StoreConnection connection;
  private final SkippedRecords skipped =
      new SkippedRecords(LoggerFactory.getLogger(Outbox.class), "the outbox in Redis");

  Outbox(StoreConnection connection) {
    this.connection = connection;
  }

  /**
   * The first ones in order of time that can be published. What cannot be leaves the outbox, and
   * its window is sealed again.
   */
  List<OutboxEntry> first(int limit, String token) throws StoreException {
    RedisAsyncCommands<String, String> commands = connection.commands();
    List<OutboxEntry> entries = new ArrayList<>();
    List<String> members = connection.await(commands.zrange(Keys.OUTBOX, 0, limit - 1L));
    while (entries.isEmpty() && !members.isEmpty()) {
      List<Map<String, String>> contents =
          connection.pipelined(members, member -> commands.hgetall(Keys.window(member)));
      connection.await(connection.replicated(commands));
      boolean ours = true;
      for (int i = 0; ours && i < members.size(); i++) {
        Optional<OutboxEntry> entry = entry(members.get(i), contents.get(i));
        entry.ifPresent(entries::add);
        ours = entry.isPresent() || discard(token, members.get(i));
      }
      members =
          ours && entries.isEmpty()
              ? connection.await(commands.zrange(Keys.OUTBOX, 0, limit - 1L))
              : List.of();
    }
    return entries;
  }

  private Optional<OutboxEntry> entry(String member, Map<String, String> content) {
    String body = content.getOrDefault("body", "");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      WindowSummary summary = WindowSummaryCodec.decode(bytes);
      WindowKey window = new WindowKey(summary.start(), summary.end());
      if (!window.member().equals(member)
          || !Integer.toString(summary.revision()).equals(content.get("revision"))) {
        throw new IOException("the summary is not that of " + member);
      }
      return Optional.of(new OutboxEntry(window, summary.revision(), bytes));
    } catch (IOException e) {
      skipped.skip(String.valueOf(e.getMessage()), body);
      return Optional.empty();
    }
  }

  private boolean discard(String token, String member) throws StoreException {
    return connection.run(
            Script.DISCARD,
            new String[] {Keys.LEASE, Keys.OUTBOX, Keys.window(member)},
            token,
            member)
        == 1;
  }
}
