package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A client by the contract alone, with bytes in place of messages. */
final class PlainCaller implements AutoCloseable {
  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
  private static final MethodDescriptor<byte[], byte[]> AIR =
      MethodDescriptor.newBuilder(BYTES, BYTES)
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("dev.meteo.grpc.MeteoProcessing/ProcessMeteoData")
          .build();
  private static final Metadata.Key<String> REASON =
      Metadata.Key.of("meteo-reason", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  /** To a load balancer. */
  PlainCaller(String address) {
    channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
  }

  /** Has a good reading computed. */
  void air(byte[] reading) {
    assertThat(ClientCalls.blockingUnaryCall(channel, AIR, CallOptions.DEFAULT, reading))
        .isNotNull();
  }

  /** The word with which an air reading is refused; its status must fit. */
  String refusal(byte[] reading) {
    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> air(reading));
    assertThat(refused).isNotNull();
    Metadata trailers = refused.getTrailers();
    assertThat(trailers).isNotNull();
    String reason = String.valueOf(trailers.get(REASON));
    assertThat(refused.getStatus().getCode()).as(reason).isEqualTo(status(reason));
    return reason;
  }

  private static Status.Code status(String reason) {
    return switch (reason) {
      case "too late" -> Status.Code.FAILED_PRECONDITION;
      case "conflict" -> Status.Code.ALREADY_EXISTS;
      default -> Status.Code.INVALID_ARGUMENT;
    };
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
