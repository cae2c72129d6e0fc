package dev.meteo.admin;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.OldTopology;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.util.Map;

/**
 * Makes the stream of summaries anew without the retention as an argument: copies all of it to a
 * stand-in and back. What a proxy of the older version publishes meanwhile goes to one of the two
 * at any time, and may come twice, which readers do not mind.
 */
final class HistoryConversion implements Conversion {
  static final String STAND_IN = Topology.HISTORY_STREAM + ".converting";
  private static final Map<String, Object> STREAM =
      Map.of("x-queue-type", "stream", "x-stream-max-segment-size-bytes", 8_000_000);
  private static final String NO_KEY = "";

  private final Connection connection;
  private final Progress progress;
  private final OldTopology old;

  HistoryConversion(Connection connection, Progress progress) {
    this.connection = connection;
    this.progress = progress;
    this.old = new OldTopology(connection);
  }

  @Override
  public String what() {
    return "the stream " + Topology.HISTORY_STREAM;
  }

  @Override
  public boolean isNeeded() throws IOException {
    return old.hasHistoryStream() || old.hasQueue(STAND_IN);
  }

  @Override
  public void run() throws IOException, InterruptedException {
    Channel channel = connection.createChannel();
    Topology topology = Topology.declaring();
    topology.liveWindows(channel);
    if (old.hasHistoryStream()) {
      channel.queueDelete(STAND_IN); // the old one still has all of it
      channel.queueDeclare(STAND_IN, true, false, false, STREAM);
      channel.queueBind(STAND_IN, Topology.WINDOWS_EXCHANGE, NO_KEY);
      new StreamCopy(connection, Topology.HISTORY_STREAM, STAND_IN, progress).run();
      channel.queueDelete(Topology.HISTORY_STREAM);
    }
    if (old.hasQueue(STAND_IN)) {
      StreamCopy copy = new StreamCopy(connection, STAND_IN, Topology.HISTORY_STREAM, progress);
      topology.history(channel);
      copy.run();
      // An older proxy that still runs knows no other exchange; a new one takes this away.
      channel.queueBind(Topology.HISTORY_STREAM, Topology.WINDOWS_EXCHANGE, NO_KEY);
      channel.queueUnbind(STAND_IN, Topology.WINDOWS_EXCHANGE, NO_KEY);
      copy.run(); // what came meanwhile
      channel.queueDelete(STAND_IN);
    }
    channel.abort();
  }
}
