package dev.meteo.grpc.link;

import dev.meteo.cli.UserError;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A gRPC server with the standard health and reflection services beside its own. Handlers run on
 * the network threads: they must not block.
 */
public final class RpcServer implements AutoCloseable {
  /** What was accepted is still answered for so long once the server ends. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private final HostPort listen;
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;

  /** Does not listen yet. */
  public RpcServer(HostPort listen, List<ServerServiceDefinition> services) {
    this.listen = listen;
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(listen.host(), listen.port()))
            .directExecutor()
            .addServices(services)
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .permitKeepAliveWithoutCalls(true)
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .build();
  }

  /**
   * Begins to listen.
   *
   * @return the port
   * @throws UserError when it cannot listen there
   */
  public int start() {
    try {
      return server.start().getPort();
    } catch (IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why = Objects.requireNonNullElse(cause.getMessage(), "no such host");
      throw new UserError("cannot listen at " + listen + ": " + why, e);
    }
  }

  /** What the health service says of a service. */
  public void serving(String service, boolean serving) {
    health.setStatus(service, serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  /** Takes no further connections and calls; those under way go on. */
  public void drain() {
    health.enterTerminalState();
    server.shutdown();
  }

  /** Ends; blocks for at most a second or so. May be called again. */
  @Override
  public void close() {
    drain();
    try {
      if (!server.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
