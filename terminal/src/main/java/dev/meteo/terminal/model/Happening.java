package dev.meteo.terminal.model;

import dev.meteo.messages.SignsOfLife;
import dev.meteo.messages.SignsOfLife.SensorSign;
import dev.meteo.messages.SignsOfLife.WorkerSign;
import dev.meteo.messages.SignsOfLifeCodec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a terminal can live through. Each carries when it happened, by this machine's clock. */
public sealed interface Happening {
  /** When it happened. */
  Instant at();

  /**
   * A connection to the broker stands.
   *
   * @param node the broker's host and port
   */
  record LinkUp(Instant at, String node) implements Happening {}

  /**
   * There is no connection to the broker.
   *
   * @param reason safe to print
   * @param attempt 1 for the first attempt after the last connection
   * @param retryIn the delay until the next attempt
   */
  record LinkDown(Instant at, String reason, int attempt, Duration retryIn) implements Happening {}

  /**
   * Summaries that the journal held already.
   *
   * @param summaries in the order of their arrival
   */
  record Remembered(Instant at, List<ReceivedSummary> summaries) implements Happening {}

  /** A journal that was played again is at its end. */
  record ReplayEnded(Instant at) implements Happening {}

  /**
   * A file was written because the user asked for it, or could not be.
   *
   * @param text what and where; safe to print
   */
  record Saved(Instant at, boolean failed, String text) implements Happening {}

  /** All summaries that were published before this terminal connected have been received. */
  record HistoryRead(Instant at) implements Happening {}

  /**
   * There is a history, but it cannot be read; what the terminal's queue holds comes anyway.
   *
   * @param reason safe to print
   */
  record HistoryUnreadable(Instant at, String reason) implements Happening {}

  /** The history was deleted and made again; it lacks what was published before. */
  record HistoryRestarted(Instant at) implements Happening {}

  /**
   * The terminal's own queue at the broker was dead and is made again; what it missed comes from
   * the history.
   *
   * @param reason safe to print
   */
  record QueueRemade(Instant at, String reason) implements Happening {}

  /**
   * Summaries that this terminal did not have are in the journal, and told for the first time.
   *
   * @param summaries in the order of their arrival
   */
  record Recorded(Instant at, List<ReceivedSummary> summaries) implements Happening {}

  /**
   * Summaries that this terminal did not have came while the journal cannot be written. They are
   * not acknowledged and wait in memory.
   *
   * @param summaries in the order of their arrival
   */
  record Unrecorded(Instant at, List<ReceivedSummary> summaries) implements Happening {}

  /**
   * Summaries that were told as {@link Unrecorded} are in the journal now.
   *
   * @param summaries in the order of their arrival
   */
  record RecordedLater(Instant at, List<ReceivedSummary> summaries) implements Happening {}

  /**
   * The journal cannot be written; nothing is acknowledged until it can.
   *
   * @param reason safe to print
   */
  record DiskFailed(Instant at, String reason) implements Happening {}

  /** The journal can be written again. */
  record DiskRecovered(Instant at) implements Happening {}

  /**
   * Word came of workers and sensors.
   *
   * @param quiet when nothing was heard of any sensor, if that was lately
   * @param gap when no word came, if that was lately
   */
  record SignsCame(Instant at, SignsOfLife signs, @Nullable Absence quiet, @Nullable Absence gap)
      implements Happening {
    private static final Logger LOGGER = LoggerFactory.getLogger(SignsCame.class);

    /** Workers leave a sign every five seconds; two are missing. */
    private static final Duration WORKER_SILENT_AFTER = Duration.ofSeconds(11);

    /** A first word. */
    public SignsCame(Instant at, SignsOfLife signs) {
      this(at, signs, null, null);
    }

    /** The same word, judged by the one before it. */
    public SignsCame following(@Nullable SignsCame before) {
      return before == null
          ? new SignsCame(at, signs, Absence.ofSensors(null, signs), null)
          : new SignsCame(
              at,
              signs,
              Absence.ofSensors(before.quiet, signs),
              Absence.ofWords(before.gap, before.signs, signs));
    }

    /** Whether the worker gave no sign for too long. */
    public boolean isSilent(WorkerSign worker) {
      Duration age = Duration.between(worker.seen(), signs.at());
      return age.compareTo(WORKER_SILENT_AFTER) > 0
          && !excuses(gap, worker.seen(), WORKER_SILENT_AFTER);
    }

    /** Whether nothing was heard of the sensor for too long, while others were heard of. */
    public boolean isSilent(SensorSign sensor) {
      return signs.isSilent(sensor.seen())
          && !excuses(quiet, sensor.seen(), signs.silentAfter())
          && !excuses(gap, sensor.seen(), signs.silentAfter());
    }

    /** How many sensors are silent; of those that are not listed, as far as is known. */
    public long silentSensors() {
      long listed = signs.listed().stream().filter(this::isSilent).count();
      return listed == signs.listed().size() ? signs.silent() : listed;
    }

    /** Whether nothing has been heard of any of the sensors for longer than of one may be. */
    public boolean isQuiet() {
      return quiet != null
          && quiet.until() == null
          && quiet.lasted(signs.at()).compareTo(signs.silentAfter()) > 0;
    }

    private boolean excuses(@Nullable Absence absence, Instant seen, Duration silentAfter) {
      return absence != null && absence.excuses(seen, signs.at(), silentAfter);
    }

    /** Empty when the body holds no signs of life: they are not worth an event. */
    public static Optional<SignsCame> of(Instant at, byte[] body) {
      try {
        return Optional.of(new SignsCame(at, SignsOfLifeCodec.decode(body)));
      } catch (IOException e) {
        LOGGER.info("dropped: {}", e.getMessage());
        return Optional.empty();
      }
    }
  }

  /**
   * A message that is no window summary was dropped.
   *
   * @param reason safe to print
   */
  record Unreadable(Instant at, String reason) implements Happening {}
}
