package dev.meteo.compare.run;

import dev.meteo.messages.ReadingEncoder;
import dev.meteo.sensor.Outbox;
import dev.meteo.sensor.Parcel;
import dev.meteo.sensor.Settlement;
import dev.meteo.sensor.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Takes readings, writes their messages, and throws them away. */
final class SinkTransport implements Transport {
  private static final int PARCELS_PER_TAKE = 64;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Not counted: roles are measured warm as well. */
  private static final int WARM_UP = 600_000;

  private static final Duration IDLE = Duration.ofMillis(100);

  private final Outbox outbox;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long readings;
  private long bytes;
  private long beganNanos;
  private long endedNanos;

  SinkTransport(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void run() throws InterruptedException {
    while (!outbox.isDone() && closed.getCount() > 0) {
      List<Parcel> parcels = outbox.take(PARCELS_PER_TAKE, IDLE);
      for (Parcel parcel : parcels) {
        if (readings++ == WARM_UP) {
          beganNanos = System.nanoTime();
        }
        bytes += ReadingEncoder.encode(parcel.readings().getFirst()).length;
        endedNanos = System.nanoTime(); // before the last is settled: nobody waits for this thread
        outbox.settle(parcel, Settlement.CONFIRMED);
      }
    }
  }

  /** Readings a second once warm; 0 when there were too few. */
  double perSecond() {
    boolean enough = readings > WARM_UP + 1 && bytes > 0;
    return enough ? (readings - WARM_UP - 1) * NANOS_PER_SECOND / (endedNanos - beganNanos) : 0;
  }

  @Override
  public String state() {
    return "";
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
