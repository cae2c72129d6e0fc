package dev.meteo.grpc.balancer;

import dev.meteo.cli.UsageError;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Servers that do not register but are listed in a file: each is asked for its health, and a good
 * answer counts as its heartbeat.
 */
final class StaticServers implements AutoCloseable {
  private static final long ASK_EVERY_MS = 400;
  private static final long ANSWER_WITHIN_MS = 1000;
  private static final String INSTANCE = "listed";

  private record Listed(HostPort address, ManagedChannel channel) {}

  private final ServerPool pool;
  private final List<Listed> servers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("listed-servers").unstarted(task));

  private StaticServers(ServerPool pool, List<Listed> servers) {
    this.pool = pool;
    this.servers = servers;
  }

  /**
   * Reads the file, an address a line; empty lines and what follows {@code #} are left out.
   *
   * @throws UsageError when it cannot be read, or has something else in it
   */
  static List<HostPort> read(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(HostPort::parse)
          .toList();
    } catch (IOException e) {
      throw new UsageError("--servers: cannot read " + file);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--servers: in " + file + ", " + e.getMessage());
    }
  }

  /** Does not ask yet. */
  static StaticServers of(List<HostPort> addresses, ServerPool pool) {
    List<Listed> listed =
        addresses.stream()
            .map(
                address ->
                    new Listed(
                        address,
                        NettyChannelBuilder.forAddress(address.host(), address.port())
                            .usePlaintext()
                            .directExecutor()
                            .build()))
            .toList();
    return new StaticServers(pool, listed);
  }

  /** Begins to ask the servers. */
  void start() {
    var unused = timer.scheduleAtFixedRate(this::ask, 0, ASK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    servers.forEach(server -> server.channel().shutdownNow());
  }

  private void ask() {
    HealthCheckRequest question =
        HealthCheckRequest.newBuilder().setService(MeteoProcessingGrpc.SERVICE_NAME).build();
    for (Listed server : servers) {
      server.channel().resetConnectBackoff();
      HealthGrpc.newStub(server.channel())
          .withDeadlineAfter(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
          .check(question, new Answer(server.address()));
    }
  }

  private final class Answer implements StreamObserver<HealthCheckResponse> {
    private final HostPort address;

    Answer(HostPort address) {
      this.address = address;
    }

    @Override
    public void onNext(HealthCheckResponse health) {
      if (health.getStatus() == HealthCheckResponse.ServingStatus.SERVING) {
        pool.heard(address, INSTANCE, 0);
      } else {
        pool.left(address.toString(), INSTANCE);
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE) {
        pool.left(address.toString(), INSTANCE); // nobody listens there, or not any more
      }
      // Of one that only is silent the lease runs out.
    }

    @Override
    public void onCompleted() {}
  }
}
