package dev.meteo.grpc.server;

import dev.meteo.grpc.link.ByteBody;
import dev.meteo.grpc.link.DeliveryHeader;
import dev.meteo.grpc.link.RefusalStatus;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.messages.DecodedReading;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingKind;
import dev.meteo.messages.Refusal;
import dev.meteo.store.Result;
import dev.meteo.worker.Counters;
import dev.meteo.worker.Formulas;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes calls in: judges, computes and queues, on the network's threads, without blocking. */
final class ProcessingService {
  /** How long a call without a deadline is held. */
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

  /** So long before its deadline a call is answered, so that the answer still arrives. */
  private static final long ANSWER_BEFORE_NANOS = Duration.ofMillis(250).toNanos();

  private static final int PART_OF_DEADLINE = 4;

  private final WireDecoder decoder;
  private final Formulas formulas;
  private final WorkQueue queue;
  private final Counters counters;

  ProcessingService(WireDecoder decoder, Formulas formulas, WorkQueue queue, Counters counters) {
    this.decoder = decoder;
    this.formulas = formulas;
    this.queue = queue;
    this.counters = counters;
  }

  /** The service as gRPC binds it: requests are parsed here, where a fault has a reason. */
  ServerServiceDefinition definition() {
    MethodDescriptor<byte[], Coefficient> air =
        ByteBody.requests(MeteoProcessingGrpc.getProcessMeteoDataMethod());
    MethodDescriptor<byte[], Coefficient> pollution =
        ByteBody.requests(MeteoProcessingGrpc.getProcessPollutionDataMethod());
    ServiceDescriptor original = MeteoProcessingGrpc.getServiceDescriptor();
    ServiceDescriptor service =
        ServiceDescriptor.newBuilder(original.getName())
            .setSchemaDescriptor(original.getSchemaDescriptor())
            .addMethod(air)
            .addMethod(pollution)
            .build();
    ServerServiceDefinition calls =
        ServerServiceDefinition.builder(service)
            .addMethod(
                air, ServerCalls.asyncUnaryCall((body, to) -> process(ReadingKind.AIR, body, to)))
            .addMethod(
                pollution,
                ServerCalls.asyncUnaryCall((body, to) -> process(ReadingKind.POLLUTION, body, to)))
            .build();
    return ServerInterceptors.intercept(calls, DeliveryHeader.reader());
  }

  private void process(ReadingKind kind, byte[] body, StreamObserver<Coefficient> to) {
    ServerCallStreamObserver<Coefficient> caller = (ServerCallStreamObserver<Coefficient>) to;
    caller.setOnCancelHandler(() -> {}); // otherwise answering a caller who left would throw
    switch (decoder.decode(kind, body)) {
      case DecodedReading.Accepted accepted -> enqueue(accepted.reading(), caller);
      case DecodedReading.Refused refused -> {
        counters.received(1);
        counters.refused(1);
        Refusal refusal = refused.refusal();
        caller.onError(
            RefusalStatus.of(refusal).asRuntimeException(RefusalStatus.trailers(refusal)));
      }
    }
  }

  private void enqueue(Reading reading, ServerCallStreamObserver<Coefficient> caller) {
    if (!queue.reserve()) {
      caller.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription("this compute server has as much work as it takes")
              .asRuntimeException());
      return;
    }
    counters.received(1);
    Result result = Result.of(reading, formulas.coefficient(reading));
    queue.add(
        new HeldCall(
            reading,
            result,
            caller,
            giveUpNanos(Context.current().getDeadline()),
            DeliveryHeader.forbidsRepetition()));
  }

  private static long giveUpNanos(@Nullable Deadline deadline) {
    if (deadline == null) {
      return System.nanoTime() + LONGEST_HOLD.toNanos();
    }
    long left = deadline.timeRemaining(TimeUnit.NANOSECONDS);
    return System.nanoTime() + left - Math.min(ANSWER_BEFORE_NANOS, left / PART_OF_DEADLINE);
  }
}
