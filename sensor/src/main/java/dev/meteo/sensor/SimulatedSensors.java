package dev.meteo.sensor;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Any number of simulated sensors on one thread. They take turns, so that their readings spread
 * evenly over the interval: tick k belongs to sensor k mod count.
 *
 * <p>A reading's timestamp is when it was due, not when there was time to publish it.
 */
final class SimulatedSensors implements ReadingSource {
  private final List<SimulatedSensor> sensors;
  private final Tempo ticksPerSecond;
  private final long ticks;
  private final Pacer pacer;
  private final Notices notices;
  private volatile long done;

  /**
   * @param ticksPerSecond detections per second of all sensors together
   * @param detections of each sensor, after which it ends
   */
  SimulatedSensors(
      List<SimulatedSensor> sensors,
      Tempo ticksPerSecond,
      long detections,
      Pacer pacer,
      Notices notices) {
    this.sensors = sensors;
    this.ticksPerSecond = ticksPerSecond;
    this.ticks =
        detections > Long.MAX_VALUE / sensors.size() ? Long.MAX_VALUE : detections * sensors.size();
    this.pacer = pacer;
    this.notices = notices;
  }

  @Override
  public void prepare() {}

  @Override
  public void run(Outbox outbox) throws InterruptedException {
    Instant start = pacer.start();
    continueAfter(outbox.newest(), start);
    if (ticksPerSecond.isMax()) {
      runUnpaced(outbox);
    } else {
      runPaced(outbox, start);
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
      sensorOf(tick).detect(pacer.now(), outbox);
      done = tick + 1;
    }
  }

  private void runPaced(Outbox outbox, Instant start) throws InterruptedException {
    TickSchedule schedule = new TickSchedule(ticksPerSecond.factor());
    schedule.start(0, start);
    for (long tick = 0; tick < ticks && awaitTick(schedule, tick); tick++) {
      sensorOf(tick).detect(schedule.due(tick), outbox);
      done = tick + 1;
    }
  }

  private boolean awaitTick(TickSchedule schedule, long tick) throws InterruptedException {
    Instant before = pacer.now();
    boolean jumped = schedule.adjustBackwards(tick, before);
    boolean goesOn = pacer.awaitUntil(schedule.due(tick));
    jumped |= schedule.adjust(tick, before, pacer.now());
    if (jumped) {
      notices.say("the clock has jumped; the sensors go on from now");
    }
    return goesOn;
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
