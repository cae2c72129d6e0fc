package dev.meteo.sensor;

import dev.meteo.messages.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Any number of simulated sensors on one thread. They take turns, so that their readings spread
 * evenly over the interval: tick k belongs to sensor k mod count.
 *
 * <p>A reading's timestamp is when it was due, not when there was time to publish it.
 */
final class SimulatedSensors implements ReadingSource {
  private final List<SimulatedSensor> sensors;
  private final Optional<Schedule> schedule;
  private final long ticks;
  private final Pacer pacer;
  private final Notices notices;
  private volatile long done;

  /**
   * @param schedule when one of them detects; empty for as fast as it goes
   * @param detections of each sensor, after which it ends
   */
  SimulatedSensors(
      List<SimulatedSensor> sensors,
      Optional<Schedule> schedule,
      long detections,
      Pacer pacer,
      Notices notices) {
    this.sensors = sensors;
    this.schedule = schedule;
    long asked =
        detections > Long.MAX_VALUE / sensors.size() ? Long.MAX_VALUE : detections * sensors.size();
    this.ticks = Math.min(asked, schedule.map(Schedule::ticks).orElse(Long.MAX_VALUE));
    this.pacer = pacer;
    this.notices = notices;
  }

  @Override
  public void prepare() {}

  @Override
  public void run(Outbox outbox) throws InterruptedException {
    Instant now = pacer.start();
    continueAfter(outbox.newest(), now);
    if (schedule.isEmpty()) {
      runUnpaced(outbox);
    } else {
      sayBegin(schedule.get().begin(now), now);
      runPaced(outbox, schedule.get());
    }
  }

  private void continueAfter(Instant used, Instant now) {
    sensors.forEach(sensor -> sensor.continueAfter(used));
    if (used.isAfter(now)) {
      notices.say(
          "the clock is behind the outbox's newest reading; until "
              + used
              + " all readings are given times right after it");
    }
  }

  private void runUnpaced(Outbox outbox) throws InterruptedException {
    for (long tick = 0; tick < ticks && pacer.goesOn(); tick++) {
      Instant now = pacer.now();
      if (sensorOf(tick).forgetTimesAhead(now)) {
        forgetTimesAhead(now);
        notices.say("the clock was put back by more than a minute; the sensors go on from now");
      }
      sensorOf(tick).detect(now, outbox);
      done = tick + 1;
    }
  }

  private void sayBegin(Instant begin, Instant now) {
    if (begin.isAfter(now)) {
      notices.say("the first reading is due at " + begin);
    } else if (begin.isBefore(now)) {
      notices.say(
          "the first reading was due "
              + DurationText.of(Duration.between(begin, now))
              + " ago; what is late is sent at once");
    }
  }

  private void runPaced(Outbox outbox, Schedule times) throws InterruptedException {
    for (long tick = 0; tick < ticks && awaitTick(times, tick); tick++) {
      sensorOf(tick).detect(times.due(tick), outbox);
      done = tick + 1;
    }
  }

  private boolean awaitTick(Schedule times, long tick) throws InterruptedException {
    boolean goesOn;
    do {
      Instant before = pacer.now();
      boolean back = times.adjustBackwards(tick, before);
      goesOn = pacer.awaitOnce(times.due(tick));
      boolean ahead = times.adjust(tick, before, pacer.now());
      if (back || ahead) {
        notices.say("the clock has jumped; the sensors go on from now");
        forgetTimesAhead(pacer.now());
      }
    } while (goesOn && pacer.now().isBefore(times.due(tick)));
    return goesOn;
  }

  private void forgetTimesAhead(Instant now) {
    sensors.forEach(sensor -> sensor.forgetTimesAhead(now));
  }

  private SimulatedSensor sensorOf(long tick) {
    return sensors.get((int) (tick % sensors.size()));
  }

  @Override
  public OptionalDouble fraction() {
    return ticks == Long.MAX_VALUE
        ? pacer.fraction()
        : OptionalDouble.of(Math.max((double) done / ticks, pacer.fraction().orElse(0)));
  }

  @Override
  public String summary() {
    return "";
  }
}
