package dev.meteo.historian;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.SummaryWriter;
import dev.meteo.messages.FailureText;
import dev.meteo.messages.HistoryMark;
import dev.meteo.messages.Topology;
import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code meteo history backfill}. */
@Command(
    name = "backfill",
    description = {
      "Writes all summaries that meteo.history still has, and says which readings they count that",
      "are not in the database."
    })
final class BackfillCommand implements Callable<Integer> {
  private static final int PREFETCH = 1000;

  /** A stream does not tell its end; after so long without a message it is reached. */
  private static final long QUIET_MS = 2000;

  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final BrokerOption broker = new BrokerOption();

  BackfillCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return DatabaseCall.run(options, this::backfill);
  }

  private int backfill(Database database) throws SQLException, IOException, InterruptedException {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    long count = 0;
    int changed = 0;
    Instant begun = Instant.now();
    SummaryWriter writer = new SummaryWriter(database);
    try (Connection connection = connect()) {
      LinkedBlockingQueue<Delivery> inbox = new LinkedBlockingQueue<>();
      Channel channel = connection.createChannel();
      channel.basicQos(PREFETCH);
      channel.basicConsume(
          Topology.HISTORY_STREAM,
          false,
          Map.of("x-stream-offset", "first"),
          (tag, message) -> inbox.add(message),
          tag -> {});
      for (List<Delivery> some = take(inbox);
          !some.isEmpty() && !termination.isRequested();
          some = take(inbox)) {
        List<WindowSummary> summaries = decoded(some);
        changed += writer.write(summaries);
        count += summaries.size();
        boolean live = false;
        for (WindowSummary summary : summaries) {
          from = Math.min(from, Months.micros(summary.start()));
          to = Math.max(to, Months.micros(summary.end()));
          live |= !summary.end().isBefore(begun);
        }
        channel.basicAck(some.getLast().getEnvelope().getDeliveryTag(), true);
        if (live) {
          break; // all that was there has come
        }
      }
    } catch (TimeoutException e) {
      throw new UserError("the broker does not answer; see --amqp", e);
    }
    System.out.printf("%d summaries of the history read, %d were new%n", count, changed);
    return sayWhatIsMissing(database, from, to);
  }

  private Connection connect() throws TimeoutException {
    try {
      return broker.endpoint().connect(ProcessName.of("backfill"));
    } catch (IOException e) {
      throw new UserError("no connection to the broker: " + FailureText.of(e) + "; see --amqp", e);
    }
  }

  private static List<Delivery> take(LinkedBlockingQueue<Delivery> inbox)
      throws InterruptedException {
    List<Delivery> some = new ArrayList<>();
    Delivery first = inbox.poll(QUIET_MS, TimeUnit.MILLISECONDS);
    if (first != null) {
      some.add(first);
      inbox.drainTo(some);
    }
    return some;
  }

  private static List<WindowSummary> decoded(List<Delivery> messages) {
    List<WindowSummary> summaries = new ArrayList<>();
    for (Delivery message : messages) {
      if (!HistoryMark.isMark(message.getProperties())) {
        try {
          summaries.add(WindowSummaryCodec.decode(message.getBody()));
        } catch (IOException e) {
          System.err.println("meteo: left out: " + e.getMessage());
        }
      }
    }
    return summaries;
  }

  /** Windows that count more readings than there are, put together where they touch. */
  private static int sayWhatIsMissing(Database database, long from, long to)
      throws SQLException, IOException {
    if (from >= to) {
      return ExitCode.DONE;
    }
    MissingReadings missing = new MissingReadings();
    Archive archive = new Archive(database);
    WindowCheck check = new WindowCheck(archive, null, null, missing::add);
    for (YearMonth month : database.months()) {
      for (long[] day : WindowCheck.days(Months.begin(month), Months.end(month), from, to)) {
        check.run(day[0], day[1], to);
      }
    }
    missing.lines().forEach(System.out::println);
    System.out.println(
        missing.total() == 0
            ? "no readings of these windows are missing"
            : missing.total() + " readings are missing");
    return ExitCode.DONE;
  }
}
