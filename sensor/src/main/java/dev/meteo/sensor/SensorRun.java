package dev.meteo.sensor;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the command: a source thread fills the outbox, a transport empties it on its thread,
 * until the source is at its end or the role is asked to end, and all is confirmed.
 */
final class SensorRun {
  private static final Logger LOGGER = LoggerFactory.getLogger(SensorRun.class);

  /** A role ends within 5 s; what is not confirmed by then is unknown. */
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(4);

  private static final Duration SOURCE_PATIENCE = Duration.ofMillis(500);

  private final ReadingSource source;
  private final Outbox outbox;
  private final Keeper keeper;
  private final Transport transport;
  private final Notices notices;
  private final Termination termination;
  private final ProgressReporter reporter;
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Optional<Throwable>> sourceEnd = new CompletableFuture<>();
  private final CompletableFuture<Optional<Throwable>> transportEnd = new CompletableFuture<>();
  private final CompletableFuture<Optional<Throwable>> keeperEnd = new CompletableFuture<>();

  SensorRun(
      ReadingSource source,
      Outbox outbox,
      Keeper keeper,
      Transport transport,
      boolean live,
      Notices notices,
      Termination termination) {
    this.source = source;
    this.outbox = outbox;
    this.keeper = keeper;
    this.transport = transport;
    this.notices = notices;
    this.termination = termination;
    this.reporter = new ProgressReporter(outbox, source::fraction, this::state, notices, live);
  }

  /** Blocks until the end and returns the exit code. */
  int run() throws Exception {
    termination.onRequest(this::wasAsked);
    try (reporter) {
      reporter.start();
      startOutbox();
      daemon("source", this::produce);
      awaitEnd(sourceEnd, SOURCE_PATIENCE);
      outbox.complete();
      if (!outbox.isDone()) {
        awaitEnd(transportEnd, FLUSH_PATIENCE.minus(SOURCE_PATIENCE));
      }
      transport.close();
      keeper.close();
    }
    failIfFailed(transportEnd);
    failIfFailed(sourceEnd);
    failIfLost();
    failIfFailed(keeperEnd);
    sayResult();
    return ExitCode.DONE;
  }

  private void startOutbox() {
    int recovered = outbox.start(this::keeperFailed);
    if (recovered > 0) {
      notices.say(recovered + " readings of an earlier run are not confirmed and are sent first");
    }
  }

  private String state() {
    String failure = keeper.failure();
    return failure.isEmpty() ? transport.state() : failure;
  }

  private void wasAsked() {
    outbox.liftLimit();
    asked.complete(null);
  }

  private void produce() {
    try {
      source.prepare();
    } catch (Throwable e) { // as below
      transportEnd.complete(Optional.empty()); // it never starts: what is left over stays on disk
      sourceEnd.complete(Optional.of(e));
      return;
    }
    daemon("transport", this::send);
    try {
      source.run(outbox);
      sourceEnd.complete(Optional.empty());
    } catch (Throwable e) { // whatever it is, the role must not live on half dead
      sourceEnd.complete(Optional.of(e));
    }
  }

  private void send() {
    try {
      transport.run();
      transportEnd.complete(Optional.empty());
    } catch (Throwable e) { // as above
      transportEnd.complete(Optional.of(e));
      termination.request();
    }
  }

  private void keeperFailed(Throwable failure) {
    keeperEnd.complete(Optional.of(failure));
    termination.request();
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

  private void failIfFailed(CompletableFuture<Optional<Throwable>> end) throws Exception {
    Optional<Throwable> failure = end.getNow(Optional.empty());
    if (failure.isEmpty()) {
      return;
    }
    if (outbox.figures().open() > 0) {
      sayUnknown(outbox.figures());
    }
    switch (failure.get()) {
      case Exception e -> throw e;
      case Throwable e -> throw new IllegalStateException("the sensor failed: " + e, e);
    }
  }

  private void failIfLost() {
    if (keeper.lost() > 0) {
      throw new UserError(
          "the outbox could not be written: "
              + keeper.lost()
              + " of "
              + outbox.figures().accepted()
              + " readings are lost; the log says why");
    }
  }

  private void sayResult() {
    Progress last = reporter.last();
    if (last.figures().open() > 0) {
      sayUnknown(last.figures());
    } else {
      notices.say(last.finalLine() + source.summary() + "; " + last.figures().remarks());
    }
  }

  private void sayUnknown(Figures figures) {
    notices.say(
        figures.open()
            + " of "
            + figures.accepted()
            + " readings are not confirmed; "
            + keeper.fate()
            + source.summary()
            + "; "
            + figures.remarks());
  }

  private static void daemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }
}
