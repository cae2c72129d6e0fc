package dev.meteo.grpc.proxy;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.TerminalHeartbeat;
import dev.meteo.grpc.wire.TerminalLease;
import dev.meteo.grpc.wire.TerminalLeaving;
import dev.meteo.grpc.wire.TerminalLeft;
import dev.meteo.grpc.wire.TerminalRegistration;
import dev.meteo.grpc.wire.TerminalRegistryGrpc.TerminalRegistryImplBase;
import dev.meteo.messages.Identifier;
import dev.meteo.store.Position;
import dev.meteo.store.StoreException;
import dev.meteo.store.WindowHistory;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** Where terminals register. */
final class TerminalService extends TerminalRegistryImplBase {
  private final TerminalHub hub;

  TerminalService(TerminalHub hub) {
    this.hub = hub;
  }

  @Override
  public void register(TerminalRegistration registration, StreamObserver<TerminalLease> to) {
    hub.executor().execute(() -> registerOrRefuse(registration, to));
  }

  @Override
  public void renew(TerminalHeartbeat heartbeat, StreamObserver<TerminalLease> to) {
    if (hub.renew(heartbeat.getName(), heartbeat.getInstance())) {
      to.onNext(lease().build());
      to.onCompleted();
    } else {
      to.onError(
          Status.NOT_FOUND.withDescription("there is no such terminal here").asRuntimeException());
    }
  }

  @Override
  public void leave(TerminalLeaving leaving, StreamObserver<TerminalLeft> to) {
    hub.leave(leaving.getName(), leaving.getInstance());
    to.onNext(TerminalLeft.getDefaultInstance());
    to.onCompleted();
  }

  private void registerOrRefuse(
      TerminalRegistration registration, StreamObserver<TerminalLease> to) {
    try {
      if (!hub.isLeading()) {
        refuse(to, Status.FAILED_PRECONDITION, "this window proxy stands by");
        return;
      }
      TerminalLease lease = lease(registration, hub.history().span());
      boolean entered =
          hub.enter(
              Identifier.check("a terminal's name", registration.getName()),
              registration.getInstance(),
              HostPort.parse(registration.getAddress()),
              Position.parse(lease.getAfter()));
      if (entered) {
        to.onNext(lease);
        to.onCompleted();
      } else {
        refuse(to, Status.FAILED_PRECONDITION, "this window proxy does not lead any more");
      }
    } catch (IllegalArgumentException e) {
      refuse(to, Status.INVALID_ARGUMENT, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      refuse(to, Status.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  /** What a terminal is told when it registers; pure. */
  static TerminalLease lease(TerminalRegistration registration, WindowHistory.Span span) {
    Position known =
        switch (registration.getKnownCase()) {
          case POSITION -> Position.parse(registration.getPosition());
          case ONLY_NEW -> span.latest();
          case NOTHING, KNOWN_NOT_SET -> Position.BEGIN;
        };
    boolean fromAnotherHistory = known.compareTo(span.latest()) > 0;
    boolean trimmed = registration.hasPosition() && known.compareTo(span.trimmed()) < 0;
    Position after = fromAnotherHistory ? Position.BEGIN : known;
    return lease()
        .setLatest(span.latest().toString())
        .setAfter(after.toString())
        .setGone(trimmed || fromAnotherHistory)
        .build();
  }

  private static TerminalLease.Builder lease() {
    return TerminalLease.newBuilder().setLengthMs((int) TerminalHub.LEASE.toMillis());
  }

  private static void refuse(StreamObserver<?> to, Status status, String why) {
    to.onError(status.withDescription(why).asRuntimeException());
  }
}
