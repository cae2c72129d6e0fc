package dev.meteo.sensor;

import com.rabbitmq.client.AuthenticationFailureException;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Topology;
import dev.meteo.messages.TopologyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the command: a source thread fills the outbox, a publisher thread empties it, until
 * the source is at its end or the role is asked to end, and all is confirmed.
 */
final class SensorRun {
  private static final Logger LOGGER = LoggerFactory.getLogger(SensorRun.class);

  /** A role ends within 5 s; what is not confirmed by then is unknown. */
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(4);

  private static final Duration SOURCE_PATIENCE = Duration.ofMillis(500);

  private final ReadingSource source;
  private final Outbox outbox;
  private final Notices notices;
  private final Termination termination;
  private final OutboxPublisher publisher;
  private final LinkNotices linkNotices;
  private final BrokerLink link;
  private final ProgressReporter reporter;
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Optional<Exception>> sourceEnd = new CompletableFuture<>();
  private final CompletableFuture<Optional<Exception>> publisherEnd = new CompletableFuture<>();

  SensorRun(
      AmqpEndpoint endpoint,
      Topology topology,
      OutboxPublisher.Settings settings,
      ReadingSource source,
      Outbox outbox,
      boolean live,
      Notices notices,
      Termination termination) {
    this.source = source;
    this.outbox = outbox;
    this.notices = notices;
    this.termination = termination;
    this.publisher = new OutboxPublisher(outbox, topology, settings, notices, termination::await);
    this.linkNotices = new LinkNotices(notices, endpoint.toString());
    this.link = new BrokerLink(endpoint, ProcessName.of("sensor"), linkNotices);
    this.reporter = new ProgressReporter(outbox, source::fraction, this::state, notices, live);
  }

  /** Blocks until the end and returns the exit code. */
  int run() throws Exception {
    termination.onRequest(this::wasAsked);
    try (reporter) {
      reporter.start();
      daemon("source", this::produce);
      awaitEnd(sourceEnd, SOURCE_PATIENCE);
      outbox.complete();
      if (!outbox.isDone()) {
        awaitEnd(publisherEnd, FLUSH_PATIENCE.minus(SOURCE_PATIENCE));
      }
      link.close();
    }
    failIfFailed(publisherEnd);
    failIfFailed(sourceEnd);
    sayResult();
    return ExitCode.DONE;
  }

  private void wasAsked() {
    outbox.liftLimit();
    asked.complete(null);
  }

  private void produce() {
    try {
      source.prepare();
      daemon("publisher", this::publish);
      source.run(outbox);
      sourceEnd.complete(Optional.empty());
    } catch (IOException | RuntimeException | InterruptedException e) {
      sourceEnd.complete(Optional.of(e));
    }
  }

  private void publish() {
    try {
      link.run(publisher);
      publisherEnd.complete(Optional.empty());
    } catch (IOException | RuntimeException | InterruptedException e) {
      publisherEnd.complete(Optional.of(e));
      termination.request();
    }
  }

  /** Waits for the end without limit until the role is asked to end, and then for a while. */
  private void awaitEnd(CompletableFuture<?> end, Duration onceAsked)
      throws InterruptedException, ExecutionException {
    CompletableFuture.anyOf(end, asked).get();
    try {
      end.get(onceAsked.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOGGER.info("not at its end {} after being asked", onceAsked);
    }
  }

  private void failIfFailed(CompletableFuture<Optional<Exception>> end) throws Exception {
    Optional<Exception> failure = end.getNow(Optional.empty());
    if (failure.isPresent()) {
      if (outbox.figures().unconfirmed() > 0) {
        sayUnknown(outbox.figures());
      }
      throw explained(failure.get());
    }
  }

  private static Exception explained(Exception failure) {
    return switch (failure) {
      case TopologyException topology ->
          new UserError(String.valueOf(topology.getMessage()), topology);
      case AuthenticationFailureException refused ->
          new UserError("the broker refuses the user and password of --amqp (METEO_AMQP)", refused);
      default -> failure;
    };
  }

  private void sayResult() {
    Progress last = reporter.last();
    if (last.figures().unconfirmed() > 0) {
      sayUnknown(last.figures());
    } else {
      notices.say(last.finalLine() + source.summary());
    }
  }

  private void sayUnknown(Outbox.Figures figures) {
    notices.say(
        figures.unconfirmed()
            + " of "
            + figures.accepted()
            + " readings are not confirmed; whether the broker has them is unknown"
            + source.summary());
  }

  private String state() {
    if (publisher.isBlocked()) {
      return "blocked by the broker";
    }
    return linkNotices.isConnected() ? "" : "not connected";
  }

  private static void daemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }
}
