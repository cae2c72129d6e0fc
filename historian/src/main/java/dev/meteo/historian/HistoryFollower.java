package dev.meteo.historian;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.historian.database.HistoryPlace;
import dev.meteo.historian.database.Notes;
import dev.meteo.historian.database.SummaryWriter;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.SkippedRecords;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the stream of summaries from where the database ends. It begins with the last message
 * that was written: if another one stands there now, the stream was made again since, and is read
 * from its begin. For one thread; {@link #attach} blocks on the broker, {@link #write} on the
 * database.
 */
final class HistoryFollower {
  static final int PREFETCH = 500;

  private static final Logger LOGGER = LoggerFactory.getLogger(HistoryFollower.class);
  private static final String OFFSET = "x-stream-offset";
  private static final int DIGEST_BYTES = 8;

  private final SummaryWriter summaries;
  private final Notes notes;
  private final Consumer<String> say;
  private final SkippedRecords skipped = new SkippedRecords(LOGGER, "the history");
  private @Nullable Channel channel;
  private Optional<HistoryPlace> place = Optional.empty();
  private boolean verified;

  HistoryFollower(SummaryWriter summaries, Notes notes, Consumer<String> say) {
    this.summaries = summaries;
    this.notes = notes;
    this.say = say;
  }

  /** Whether its messages come. */
  boolean isAttached() {
    return channel != null;
  }

  boolean isOf(Channel other) {
    return other.equals(channel);
  }

  /** Its messages come no more. */
  void detach() {
    channel = null;
  }

  /** Asks for its messages; the stream need not exist yet. */
  void attach(Connection connection, boolean fromBegin, Consumer<Inbound> inbox)
      throws IOException, SQLException {
    detach();
    place = fromBegin ? Optional.empty() : notes.historyPlace();
    verified = place.isEmpty();
    Object offset = place.<Object>map(HistoryPlace::offset).orElse("first");
    try {
      Channel opened =
          connection.openChannel().orElseThrow(() -> new IOException("no channel is left"));
      opened.basicQos(PREFETCH);
      opened.basicConsume(
          Topology.HISTORY_STREAM,
          false,
          Map.of(OFFSET, offset),
          (tag, message) -> inbox.accept(new Inbound.Summary(opened, message)),
          tag -> inbox.accept(new Inbound.HistoryGone(opened)));
      opened.addShutdownListener(cause -> inbox.accept(new Inbound.HistoryGone(opened)));
      channel = opened;
    } catch (IOException e) {
      if (!TopologyException.isMissingQueue(e) && !TopologyException.isUnreachableQueue(e)) {
        throw e;
      }
      LOGGER.debug("there is no history yet", e);
    }
  }

  /**
   * Writes summaries, notes the place, acknowledges.
   *
   * @return false when the stream is another one, to be read from its begin
   */
  boolean write(List<Delivery> messages) throws SQLException, IOException {
    List<WindowSummary> decoded = new ArrayList<>();
    HistoryPlace last = null;
    for (Delivery message : messages) {
      HistoryPlace here = new HistoryPlace(offset(message), digest(message.getBody()));
      if (!verified && !isWhereWeWere(here)) {
        return false;
      }
      if (!HistoryMark.isMark(message.getProperties())) {
        decode(message.getBody(), decoded);
      }
      last = here;
    }
    if (last == null) {
      return true;
    }
    var unused = summaries.write(decoded);
    notes.reached(last);
    acknowledge(messages.getLast());
    return true;
  }

  private void acknowledge(Delivery last) throws IOException {
    Channel open = channel;
    if (open != null) {
      try {
        open.basicAck(last.getEnvelope().getDeliveryTag(), true);
      } catch (ShutdownSignalException e) {
        throw new IOException("the channel is closed", e);
      }
    }
  }

  private boolean isWhereWeWere(HistoryPlace here) {
    HistoryPlace was = place.orElseThrow();
    if (here.offset() < was.offset()
        || (here.offset() == was.offset() && !here.digest().equals(was.digest()))) {
      say.accept("the history was made again: reading it from its begin");
      return false;
    }
    if (here.offset() > was.offset()) {
      say.accept(
          "%d messages of the history were dropped before they could be read"
              .formatted(here.offset() - was.offset() - 1));
    }
    verified = true;
    return true;
  }

  private void decode(byte[] body, List<WindowSummary> to) {
    try {
      to.add(WindowSummaryCodec.decode(body));
    } catch (IOException e) {
      skipped.skip(String.valueOf(e.getMessage()), body);
    }
  }

  private static long offset(Delivery message) throws IOException {
    Map<String, Object> headers = message.getProperties().getHeaders();
    if (headers != null && headers.get(OFFSET) instanceof Number offset) {
      return offset.longValue();
    }
    throw new IOException("a message of the history without an offset");
  }

  private static String digest(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
