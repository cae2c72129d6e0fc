package dev.meteo.terminal.feed;

import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.terminal.journal.CompleteUntil;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.model.WindowBook;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives a terminal's summaries into its journal, and connects again whenever the connection is
 * lost. What happens is told to the listener, on the thread that runs the feed.
 */
final class SummaryFeed implements Feed {
  /**
   * What a feed needs to know.
   *
   * @param terminal names the terminal's queue
   * @param connectionName shown in the broker's listings
   * @param topology whether the queue is declared or only checked
   * @param history whether to read what was published before the terminal connected
   * @param windowLimit after how many windows that the book did not know the feed ends
   */
  record Settings(
      AmqpEndpoint endpoint,
      String terminal,
      String connectionName,
      Topology topology,
      boolean history,
      int windowLimit) {}

  private final Settings settings;
  private final @Nullable CompleteUntil completeUntil;
  private final Recorder recorder;
  private final InstantSource clock;
  private final Consumer<Happening> listener;
  private final BrokerLink link;
  private final QueueWatch watch = new QueueWatch();
  private volatile boolean closed;
  private volatile boolean connectedOnce;
  private volatile Inbox inbox = new Inbox();

  /**
   * Does not connect yet.
   *
   * @param book knows what the journal holds; belongs to the feed's thread from now on
   */
  SummaryFeed(
      Settings settings,
      Journal journal,
      WindowBook book,
      InstantSource clock,
      Consumer<Happening> listener) {
    this.settings = settings;
    this.completeUntil = settings.history() ? new CompleteUntil(journal) : null;
    this.clock = clock;
    this.listener = listener;
    this.recorder = new Recorder(journal, book, clock, listener, settings.windowLimit());
    this.link = new BrokerLink(settings.endpoint(), settings.connectionName(), new LinkListener());
  }

  @Override
  public void run() throws IOException, InterruptedException {
    try {
      link.run(
          connection -> {
            Inbox fresh = new Inbox();
            inbox = fresh;
            if (!closed) {
              session(fresh).run(connection);
            }
          });
    } finally {
      recorder.retry();
    }
  }

  @Override
  public boolean connectedOnce() {
    return connectedOnce;
  }

  @Override
  public Feed.Unrecorded unrecorded() {
    return recorder.unrecorded();
  }

  @Override
  public void close() {
    closed = true;
    link.close();
    inbox.put(new Inbound.Stop());
  }

  private FeedSession session(Inbox fresh) {
    return new FeedSession(
        settings.terminal(),
        settings.topology(),
        completeUntil,
        recorder,
        clock,
        listener,
        fresh,
        watch);
  }

  private final class LinkListener implements BrokerLink.Listener {
    @Override
    public void connected(String node) {
      connectedOnce = true;
      listener.accept(new Happening.LinkUp(clock.instant(), node));
    }

    @Override
    public void disconnected(String reason, int attempt, Duration retryIn) {
      listener.accept(new Happening.LinkDown(clock.instant(), reason, attempt, retryIn));
      recorder.retry(); // a disk may recover while the broker is away
    }
  }
}
