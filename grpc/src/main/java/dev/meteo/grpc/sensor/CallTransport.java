package dev.meteo.grpc.sensor;

import dev.meteo.cli.Guarantee;
import dev.meteo.grpc.link.DeliveryHeader;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.RefusalStatus;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.MeteoProcessingGrpc.MeteoProcessingStub;
import dev.meteo.messages.AirReading;
import dev.meteo.messages.Backoff;
import dev.meteo.messages.PollutionReading;
import dev.meteo.sensor.Notices;
import dev.meteo.sensor.Outbox;
import dev.meteo.sensor.Parcel;
import dev.meteo.sensor.Settlement;
import dev.meteo.sensor.Transport;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends readings by call, as many unanswered at a time as the servers have room for. A reading that
 * a server refused has arrived: it is told of and not sent again. What was not answered is, if
 * delivery is at least once.
 */
final class CallTransport implements Transport {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int PARCELS_PER_TAKE = 64;

  /**
   * @param outstanding calls that may be unanswered at a time, at most
   * @param deadline of each call
   */
  record Settings(HostPort balancer, Guarantee guarantee, int outstanding, Duration deadline) {}

  private final Settings settings;
  private final Outbox outbox;
  private final CallNotices notices;
  private final ManagedChannel channel;
  private final MeteoProcessingStub stub;
  private final CallWindow window;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom());
  private volatile boolean closed;
  private long answersBefore;

  /** Does not connect yet. */
  CallTransport(Settings settings, Outbox outbox, Notices notices) {
    this.settings = settings;
    this.outbox = outbox;
    this.notices = new CallNotices(notices, settings.balancer().toString());
    this.window = new CallWindow(settings.outstanding());
    this.channel =
        NettyChannelBuilder.forAddress(settings.balancer().host(), settings.balancer().port())
            .usePlaintext()
            .directExecutor()
            .disableRetry() // the outbox repeats
            .build();
    this.stub = stub(channel, settings.guarantee());
  }

  @Override
  public void run() throws InterruptedException {
    while (!outbox.isDone() && !closed) {
      if (outbox.hasFailed()) {
        repeat();
      }
      List<Parcel> parcels = outbox.take(Math.clamp(window.room(), 1, PARCELS_PER_TAKE), IDLE);
      for (Parcel parcel : parcels) {
        send(parcel, window.enter());
      }
    }
  }

  @Override
  public String state() {
    ConnectivityState state = channel.getState(false);
    return state == ConnectivityState.TRANSIENT_FAILURE || state == ConnectivityState.CONNECTING
        ? "not connected"
        : "";
  }

  @Override
  public void close() {
    closed = true;
    window.close();
    channel.shutdownNow();
  }

  private static MeteoProcessingStub stub(ManagedChannel channel, Guarantee guarantee) {
    MeteoProcessingStub stub = MeteoProcessingGrpc.newStub(channel);
    return guarantee.mayLose()
        ? stub.withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(DeliveryHeader.atMostOnce()))
        : stub;
  }

  /** While answers come, the window holds back enough; else there is a pause. */
  private void repeat() throws InterruptedException {
    long answers = window.answers();
    if (answers > answersBefore) {
      backoff.reset();
    } else {
      window.awaitAnswer(backoff.next());
      channel.resetConnectBackoff(); // the pauses have grown long enough already
    }
    answersBefore = answers;
    if (!closed) {
      int unused = outbox.retryFailed();
    }
  }

  private void send(Parcel parcel, long entry) {
    MeteoProcessingStub timed =
        stub.withDeadlineAfter(settings.deadline().toNanos(), TimeUnit.NANOSECONDS);
    Answer answer = new Answer(parcel, entry);
    switch (parcel.readings().getFirst()) {
      case AirReading air -> timed.processMeteoData(WireEncoder.encode(air), answer);
      case PollutionReading pollution ->
          timed.processPollutionData(WireEncoder.encode(pollution), answer);
    }
  }

  /** A call's end, on a network thread. */
  private final class Answer implements StreamObserver<Coefficient> {
    private final Parcel parcel;
    private final long entry;

    Answer(Parcel parcel, long entry) {
      this.parcel = parcel;
      this.entry = entry;
    }

    @Override
    public void onNext(Coefficient coefficient) {}

    @Override
    public void onCompleted() {
      window.answered();
      notices.answered();
      outbox.settle(parcel, Settlement.CONFIRMED);
    }

    @Override
    public void onError(Throwable failure) {
      Status status = Status.fromThrowable(failure);
      if (RefusalStatus.isRefusal(status)) {
        window.answered();
        notices.refused(status);
        outbox.settle(parcel, Settlement.REFUSED);
        return;
      }
      if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
        window.refused();
      } else {
        window.failed(entry);
      }
      if (settings.guarantee().mayLose()) {
        notices.lost(status);
        outbox.settle(parcel, Settlement.LOST);
      } else if (!closed) {
        notices.unanswered(status);
        outbox.failed(parcel);
      }
    }
  }
}
