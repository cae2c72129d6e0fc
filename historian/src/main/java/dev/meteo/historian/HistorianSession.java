package dev.meteo.historian;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.DatabaseFailure;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.Notes;
import dev.meteo.historian.database.ReadingWriter;
import dev.meteo.historian.database.SummaryWriter;
import dev.meteo.historian.database.Written;
import dev.meteo.messages.Backoff;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.InboundGate;
import dev.meteo.messages.OutageLog;
import dev.meteo.messages.SkippedRecords;
import dev.meteo.messages.StoredReading;
import dev.meteo.messages.StoredReadings;
import dev.meteo.messages.StoredReadingsDecoder;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The historian's work on one connection after the other: takes what has come, commits it, then
 * acknowledges it. What is not acknowledged comes again, and is written once all the same. Prefetch
 * and gate bound what it holds. {@link #run} is for one thread, {@link #stop} for any.
 */
final class HistorianSession implements BrokerLink.Session {
  private static final Logger LOGGER = LoggerFactory.getLogger(HistorianSession.class);
  private static final int PREFETCH = 2000;
  private static final int READINGS_AT_ONCE = 20_000;
  private static final long LINGER_MS = 200;
  private static final long CARE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final String name;
  private final Topology topology;
  private final Database database;
  private final InboundGate gate;
  private final InstantSource clock;
  private final Notices notices;
  private final ReadingWriter readings;
  private final Notes notes;
  private final HistoryFollower history;
  private final SkippedRecords skipped = new SkippedRecords(LOGGER, "what workers tell");
  private final OutageLog outage = new OutageLog(LOGGER, Level.WARN);
  private volatile boolean stopped;
  private volatile LinkedBlockingQueue<Inbound> inbox = new LinkedBlockingQueue<>();
  private volatile Inbound.@Nullable Broken broken;
  private volatile Written total = Written.NOTHING;

  /** Writes to the database; the gate is that of its connections. */
  HistorianSession(
      String name,
      Topology topology,
      Database database,
      InboundGate gate,
      InstantSource clock,
      Notices notices) {
    this.name = name;
    this.topology = topology;
    this.database = database;
    this.gate = gate;
    this.clock = clock;
    this.notices = notices;
    this.readings = new ReadingWriter(database, false);
    this.notes = new Notes(database);
    this.history = new HistoryFollower(new SummaryWriter(database), notes, notices::say);
  }

  /** What it has written since it started. */
  Written total() {
    return total;
  }

  /** Lets {@link #run} return soon. */
  void stop() {
    stopped = true;
    inbox.add(new Inbound.Stop());
  }

  private interface Work {
    boolean run() throws SQLException, IOException;
  }

  @Override
  public void run(Connection connection) throws IOException, InterruptedException {
    LinkedBlockingQueue<Inbound> fresh = new LinkedBlockingQueue<>();
    inbox = fresh;
    broken = null;
    Channel channel = open(connection);
    String queue = topology.historian(channel, name);
    channel.basicQos(PREFETCH);
    channel.addShutdownListener(this::closed);
    channel.basicConsume(
        queue,
        false,
        (tag, message) -> {
          gate.took(message.getBody().length);
          fresh.add(new Inbound.Stored(message));
        },
        tag -> cancelled(queue));
    attachHistory(connection, false);
    long cared = System.nanoTime();
    while (!stopped) {
      handle(take(fresh), connection, channel);
      if (System.nanoTime() - cared > CARE_NANOS) {
        cared = System.nanoTime();
        care(connection);
      }
    }
  }

  private void care(Connection connection) throws IOException, InterruptedException {
    Channel channel = open(connection);
    var unused = topology.historian(channel, name);
    channel.abort();
    if (!history.isAttached()) {
      attachHistory(connection, false);
    }
  }

  private void attachHistory(Connection connection, boolean fromBegin)
      throws IOException, InterruptedException {
    LinkedBlockingQueue<Inbound> to = inbox;
    var unused =
        persist(
            () -> {
              history.attach(connection, fromBegin, to::add);
              return true;
            });
  }

  /** What has come, and what comes while it waits a little for more: a commit costs the disk. */
  private static List<Inbound> take(LinkedBlockingQueue<Inbound> from) throws InterruptedException {
    List<Inbound> taken = new ArrayList<>();
    Inbound first = from.poll(1, TimeUnit.SECONDS);
    if (first == null) {
      return taken;
    }
    taken.add(first);
    if (from.size() < PREFETCH / 4) {
      Thread.sleep(LINGER_MS);
    }
    from.drainTo(taken, PREFETCH);
    return taken;
  }

  private void handle(List<Inbound> inbounds, Connection connection, Channel channel)
      throws IOException, InterruptedException {
    List<Delivery> told = new ArrayList<>();
    List<Delivery> summaries = new ArrayList<>();
    for (Inbound inbound : inbounds) {
      switch (inbound) {
        case Inbound.Stored stored -> told.add(stored.message());
        case Inbound.Summary summary -> {
          if (history.isOf(summary.channel())) {
            summaries.add(summary.message());
          }
        }
        case Inbound.HistoryGone gone -> {
          if (history.isOf(gone.channel())) {
            history.detach();
          }
        }
        case Inbound.Broken failure -> throw new IOException(failure.reason(), failure.cause());
        case Inbound.Stop stop -> {
          return;
        }
      }
    }
    writeTold(told, channel);
    if (!summaries.isEmpty() && history.isAttached()) {
      Boolean same = persist(() -> history.write(summaries));
      if (Boolean.FALSE.equals(same)) {
        attachHistory(connection, true);
      }
    }
  }

  private void writeTold(List<Delivery> deliveries, Channel channel)
      throws IOException, InterruptedException {
    List<StoredReadings> messages = new ArrayList<>();
    List<StoredReading> batch = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < deliveries.size(); i++) {
      Delivery delivery = deliveries.get(i);
      bytes += delivery.getBody().length;
      try {
        StoredReadings message = StoredReadingsDecoder.decode(delivery.getBody());
        messages.add(message);
        batch.addAll(message.readings());
      } catch (IOException e) {
        skipped.skip(String.valueOf(e.getMessage()), delivery.getBody());
      }
      if (batch.size() >= READINGS_AT_ONCE || i == deliveries.size() - 1) {
        List<StoredReading> now = List.copyOf(batch);
        List<StoredReadings> numbered = List.copyOf(messages);
        Boolean committed = persist(() -> commit(now, numbered));
        if (committed == null) {
          return; // the role ends; the broker delivers it again
        }
        acknowledge(channel, delivery);
        gate.released(bytes);
        bytes = 0;
        batch.clear();
        messages.clear();
      }
    }
  }

  private boolean commit(List<StoredReading> batch, List<StoredReadings> messages)
      throws SQLException {
    Written written = readings.write(batch, Months.micros(clock.instant()));
    notes.came(messages);
    total = total.plus(written);
    if (written.conflicts() > 0) {
      LOGGER.warn("{} readings came with another content than what is stored", written.conflicts());
    }
    return true;
  }

  private static void acknowledge(Channel channel, Delivery last) throws IOException {
    try {
      channel.basicAck(last.getEnvelope().getDeliveryTag(), true);
    } catch (ShutdownSignalException e) {
      throw new IOException("the channel is closed", e);
    }
  }

  /**
   * Works until the database has taken it.
   *
   * @return null when the role ends first
   * @throws IOException when the connection is lost first: what waits comes again
   */
  private @Nullable Boolean persist(Work work) throws IOException, InterruptedException {
    Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, new SplittableRandom());
    while (!stopped) {
      try {
        boolean done = work.run();
        notices.written();
        outage.over();
        return done;
      } catch (SQLException e) {
        database.abandon();
        outage.failed(e, "not written");
        notices.cannotWrite(database.toString(), DatabaseFailure.reason(e));
        Inbound.Broken failure = broken;
        if (failure != null) {
          throw new IOException(failure.reason(), failure.cause());
        }
        Thread.sleep(backoff.next());
      }
    }
    return null;
  }

  private static Channel open(Connection connection) throws IOException {
    return connection
        .openChannel()
        .orElseThrow(() -> new IOException("the broker allows no channel on this connection"));
  }

  private void cancelled(String queue) {
    String reason = "the broker cancelled the consumer of " + queue + "; was it deleted?";
    fail(new Inbound.Broken(reason, new IOException(reason)));
  }

  private void closed(ShutdownSignalException signal) {
    fail(new Inbound.Broken("the connection or a channel was closed", signal));
  }

  private void fail(Inbound.Broken failure) {
    broken = failure;
    inbox.add(failure);
  }
}
