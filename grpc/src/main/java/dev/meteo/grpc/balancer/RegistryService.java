package dev.meteo.grpc.balancer;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.ServerHeartbeat;
import dev.meteo.grpc.wire.ServerLease;
import dev.meteo.grpc.wire.ServerLeaving;
import dev.meteo.grpc.wire.ServerLeft;
import dev.meteo.grpc.wire.ServerRegistryGrpc.ServerRegistryImplBase;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** Where servers register. */
final class RegistryService extends ServerRegistryImplBase {
  private final ServerPool pool;

  RegistryService(ServerPool pool) {
    this.pool = pool;
  }

  @Override
  public void renew(ServerHeartbeat heartbeat, StreamObserver<ServerLease> to) {
    try {
      pool.heard(
          HostPort.parse(heartbeat.getAddress()), heartbeat.getInstance(), heartbeat.getLoad());
    } catch (IllegalArgumentException e) {
      to.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
      return;
    }
    to.onNext(ServerLease.newBuilder().setLengthMs((int) ServerPool.LEASE.toMillis()).build());
    to.onCompleted();
  }

  @Override
  public void leave(ServerLeaving leaving, StreamObserver<ServerLeft> to) {
    pool.left(leaving.getAddress(), leaving.getInstance());
    to.onNext(ServerLeft.getDefaultInstance());
    to.onCompleted();
  }
}
