package dev.meteo.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Timestamp;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that has enough to do, reached over a balancer that has it from a list. */
@ExtendWith(StackExtension.class)
@Timeout(120)
class ServerLoadIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String redis;
  private RunningRole server;
  private RunningRole balancer;
  private ManagedChannel channel;

  ServerLoadIT(StackAddresses stack) {
    redis = URI.create(stack.redis()).resolve("/9").toString();
  }

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    server =
        RunningRole.start(
            "server", "--redis", redis, "--balancer", "none", "--work-time", "60s", "--queue", "2");
    String address = server.awaitSaid("listens at (\\S+);").group(1);
    Path list = Files.writeString(directory.resolve("servers"), "# ours\n" + address + "\n");
    balancer =
        RunningRole.start("balancer", "--listen", "localhost:0", "--servers", list.toString());
    int port = Integer.parseInt(balancer.awaitSaid("at port (\\d+)").group(1));
    balancer.awaitSaid("servers now: 1");
    channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow();
    assertThat(server.end()).isZero();
    assertThat(balancer.end()).isZero();
  }

  @Test
  void furtherCallsAreRefusedAtOnce_andHeldOnesHandedBackAtTheEnd() throws Exception {
    List<ListenableFuture<Coefficient>> calls = List.of(call(1), call(2), call(3));
    await().atMost(PATIENCE).until(() -> calls.stream().anyMatch(Future::isDone));
    ListenableFuture<Coefficient> refused =
        calls.stream().filter(Future::isDone).findFirst().orElseThrow();
    List<ListenableFuture<Coefficient>> held =
        calls.stream().filter(call -> call != refused).toList();

    assertThat(status(refused)).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(held).hasSize(2).noneMatch(Future::isDone);
    assertThat(health()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);

    assertThat(server.end()).isZero();
    assertThat(held).extracting(ServerLoadIT::status).containsOnly(Status.Code.UNAVAILABLE);
    balancer.awaitSaid("has left; servers now: 0");
    assertThat(health()).isEqualTo(HealthCheckResponse.ServingStatus.NOT_SERVING);
  }

  private static Status.Code status(ListenableFuture<Coefficient> call) {
    ExecutionException failure = catchThrowableOfType(ExecutionException.class, call::get);
    return Status.fromThrowable(failure).getCode();
  }

  private ListenableFuture<Coefficient> call(int number) {
    return MeteoProcessingGrpc.newFutureStub(channel)
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .processPollutionData(reading(number));
  }

  private static RawPollutionData reading(int number) {
    return RawPollutionData.newBuilder()
        .setSensor("load-" + number)
        .setTimestamp(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .setCo2(400)
        .build();
  }

  private HealthCheckResponse.ServingStatus health() {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .check(HealthCheckRequest.newBuilder().setService(MeteoProcessingGrpc.SERVICE_NAME).build())
        .getStatus();
  }
}
