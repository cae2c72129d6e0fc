package dev.meteo.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.Timestamp;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What any gRPC tool asks a balancer and a server, and what they leave for programs to read. */
@ExtendWith(StackExtension.class)
@Timeout(60)
class StandardServicesIT {
  private static final String SERVICE = MeteoProcessingGrpc.SERVICE_NAME;

  private final String redis;
  @TempDir private Path directory;

  StandardServicesIT(StackAddresses stack) {
    redis = URI.create(stack.redis()).resolve("/9").toString();
  }

  @Test
  void balancerAndServerSayThatTheyServeAndWhat_andWhatTheyDid() throws Exception {
    Path balancerFigures = directory.resolve("balancer.json");
    Path serverFigures = directory.resolve("server.json");
    RunningRole balancer =
        RunningRole.start("balancer", "--listen=localhost:0", "--figures=" + balancerFigures);
    String port = balancer.awaitSaid("at port (\\d+)").group(1);
    RunningRole server =
        RunningRole.start(
            "server",
            "--redis=" + redis,
            "--balancer=localhost:" + port,
            "--figures=" + serverFigures);
    String address = server.awaitSaid("listens at (\\S+);").group(1);
    balancer.awaitSaid("servers now: 1");

    asksAsToolsDo("localhost:" + port);
    asksAsToolsDo(address);

    assertThat(server.end()).isZero();
    assertThat(balancer.end()).isZero();
    assertThat(balancerFigures)
        .hasContent("{\"calls\":1,\"answered\":1,\"refused\":0,\"failed\":0,\"retries\":0}\n");
    assertThat(serverFigures)
        .hasContent(
            "{\"received\":2,\"stored\":2,\"duplicates\":0,\"refused\":0,\"returned\":0,\"lost\":0}\n");
  }

  private static void asksAsToolsDo(String address) throws Exception {
    HostPort at = HostPort.parse(address);
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(at.host(), at.port()).usePlaintext().build();
    try {
      assertThat(health(channel, "")).isEqualTo(ServingStatus.SERVING);
      assertThat(health(channel, SERVICE)).isEqualTo(ServingStatus.SERVING);
      assertThat(services(channel)).contains(SERVICE, HealthGrpc.SERVICE_NAME);
      assertThat(methods(channel))
          .extracting(MethodDescriptorProto::getName, MethodDescriptorProto::getInputType)
          .containsExactly(
              tuple("ProcessMeteoData", ".dev.meteo.grpc.RawMeteoData"),
              tuple("ProcessPollutionData", ".dev.meteo.grpc.RawPollutionData"));
      send(channel, address);
    } finally {
      channel.shutdownNow();
    }
  }

  private static ServingStatus health(ManagedChannel channel, String service) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  private static List<String> services(ManagedChannel channel) throws Exception {
    return reflected(channel, ServerReflectionRequest.newBuilder().setListServices("").build())
        .getListServicesResponse()
        .getServiceList()
        .stream()
        .map(ServiceResponse::getName)
        .toList();
  }

  private static List<MethodDescriptorProto> methods(ManagedChannel channel) throws Exception {
    ByteString file =
        reflected(
                channel,
                ServerReflectionRequest.newBuilder().setFileContainingSymbol(SERVICE).build())
            .getFileDescriptorResponse()
            .getFileDescriptorProto(0);
    return FileDescriptorProto.parseFrom(file).getService(0).getMethodList();
  }

  private static ServerReflectionResponse reflected(
      ManagedChannel channel, ServerReflectionRequest question) throws Exception {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> questions =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answer.complete(response);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    questions.onNext(question);
    questions.onCompleted();
    return answer.get(60, TimeUnit.SECONDS);
  }

  private static void send(ManagedChannel channel, String address) {
    Instant now = Instant.now();
    Timestamp timestamp =
        Timestamp.newBuilder()
            .setSeconds(now.getEpochSecond())
            .setNanos(now.getNano() / 1000 * 1000)
            .build();
    var unused =
        MeteoProcessingGrpc.newBlockingStub(channel)
            .withDeadlineAfter(60, TimeUnit.SECONDS)
            .processPollutionData(
                RawPollutionData.newBuilder()
                    .setSensor("tool-at-" + address.replace(':', '-'))
                    .setTimestamp(timestamp)
                    .setCo2(400)
                    .build());
  }
}
