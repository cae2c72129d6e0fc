package dev.meteo.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import dev.meteo.grpc.link.ByteBody;
import dev.meteo.grpc.link.RefusalStatus;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.grpc.wire.Location;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.MeteoProcessingGrpc.MeteoProcessingBlockingStub;
import dev.meteo.grpc.wire.RawMeteoData;
import dev.meteo.grpc.wire.RawPollutionData;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is bad is refused with the words that the variant with a broker uses, through a balancer.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BadInputIT {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String redis;
  private RunningRole balancer;
  private RunningRole server;
  private ManagedChannel channel;
  private MeteoProcessingBlockingStub processing;

  BadInputIT(StackAddresses stack) {
    redis = URI.create(stack.redis()).resolve("/9").toString();
  }

  @BeforeAll
  void open() {
    try (RedisClient client = RedisClient.create(redis);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().flushdb();
    }
    balancer = RunningRole.start("balancer", "--listen", "localhost:0");
    int port = Integer.parseInt(balancer.awaitSaid("at port (\\d+)").group(1));
    server =
        RunningRole.start(
            "server", "--redis", redis, "--balancer", "localhost:" + port, "--retention", "24h");
    balancer.awaitSaid("servers now: 1");
    channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    processing = MeteoProcessingGrpc.newBlockingStub(channel);
  }

  @AfterAll
  void close() throws InterruptedException {
    channel.shutdownNow();
    assertThat(server.end()).isZero();
    assertThat(balancer.end()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void badAirIsRefused(String what, Consumer<RawMeteoData.Builder> spoil, String reason) {
    RawMeteoData.Builder data = air("bad");
    spoil.accept(data);

    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> processing.processMeteoData(data.build()));

    assertThat(refusal.getStatus().getDescription()).startsWith(reason + ": ");
    assertThat(reasonIn(refusal)).isEqualTo(reason);
    assertThat(refusal.getStatus().getCode())
        .isEqualTo(
            reason.equals("too late")
                ? Status.Code.FAILED_PRECONDITION
                : Status.Code.INVALID_ARGUMENT);
  }

  static Stream<Arguments> badAirIsRefused() {
    return Stream.of(
        bad("nothing at all", RawMeteoData.Builder::clear, "missing field"),
        bad("no sensor", RawMeteoData.Builder::clearSensor, "missing field"),
        bad("no timestamp", RawMeteoData.Builder::clearTimestamp, "missing field"),
        bad("no temperature", RawMeteoData.Builder::clearTemperature, "missing field"),
        bad("no humidity", RawMeteoData.Builder::clearHumidity, "missing field"),
        bad(
            "no longitude",
            data -> data.setLocation(Location.newBuilder().setLatitude(1)),
            "missing field"),
        bad(
            "a field more",
            data ->
                data.setUnknownFields(
                    UnknownFieldSet.newBuilder()
                        .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(5).build())
                        .build()),
            "unknown field"),
        bad("not a number", data -> data.setTemperature(Double.NaN), "not finite"),
        bad("endless", data -> data.setHumidity(Double.POSITIVE_INFINITY), "not finite"),
        bad("too cold", data -> data.setTemperature(-100.01), "out of range"),
        bad("too humid", data -> data.setHumidity(100.5), "out of range"),
        bad(
            "beyond the pole",
            data -> data.setLocation(Location.newBuilder().setLatitude(90.5).setLongitude(2)),
            "out of range"),
        bad("blank in the id", data -> data.setSensor("roof 1"), "bad sensor id"),
        bad("empty id", data -> data.setSensor(""), "bad sensor id"),
        bad("id of 65", data -> data.setSensor("x".repeat(65)), "bad sensor id"),
        bad("too large", data -> data.setSensor("x".repeat(128 * 1024)), "body too large"),
        bad("a nanosecond too many", data -> at(data, 0, 1_000_000_000), "bad timestamp"),
        bad("before all years", data -> at(data, Long.MIN_VALUE, 0), "bad timestamp"),
        bad("the year 10000", data -> at(data, 253_402_300_800L, 0), "bad timestamp"),
        bad("future", data -> at(data, Instant.now().getEpochSecond() + 180, 0), "in the future"),
        bad(
            "two days ago",
            data -> at(data, Instant.now().getEpochSecond() - 172_800, 0),
            "too late"));
  }

  @Test
  void badPollutionIsRefused() {
    RawPollutionData negative =
        RawPollutionData.newBuilder()
            .setSensor("bad")
            .setTimestamp(timestamp(now))
            .setCo2(-1)
            .build();

    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> processing.processPollutionData(negative));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(reasonIn(refusal)).isEqualTo("out of range");
  }

  @Test
  void whatIsNoMessageIsRefused() {
    byte[] garbage = "{\"kind\":\"air\"}".getBytes(StandardCharsets.UTF_8);

    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(
                    channel,
                    ByteBody.requests(MeteoProcessingGrpc.getProcessMeteoDataMethod()),
                    CallOptions.DEFAULT,
                    garbage));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(reasonIn(refusal)).isEqualTo("not a reading");
  }

  @Test
  void repetitionIsADuplicate_anotherContentAConflict() {
    Coefficient first = processing.processMeteoData(air("twice").build());
    Coefficient second = processing.processMeteoData(air("twice").build());
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> processing.processMeteoData(air("twice").setTemperature(20).build()));

    assertThat(first.getDuplicate()).isFalse();
    assertThat(second.getDuplicate()).isTrue();
    assertThat(second.getValue()).isEqualTo(first.getValue()).isBetween(0.9, 1.0);
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(reasonIn(refusal)).isEqualTo("conflict");
  }

  private static Arguments bad(String what, Consumer<RawMeteoData.Builder> spoil, String reason) {
    return Arguments.of(what, spoil, reason);
  }

  private RawMeteoData.Builder air(String sensor) {
    return RawMeteoData.newBuilder()
        .setSensor(sensor)
        .setTimestamp(timestamp(now))
        .setTemperature(21.5)
        .setHumidity(40.25);
  }

  private static void at(RawMeteoData.Builder data, long seconds, int nanos) {
    data.setTimestamp(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos));
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }

  private static String reasonIn(StatusRuntimeException refusal) {
    Metadata trailers = refusal.getTrailers();
    return trailers == null ? "" : trailers.get(RefusalStatus.REASON);
  }
}
