package dev.meteo.grpc.balancer;

import com.google.protobuf.Timestamp;
import dev.meteo.grpc.link.ByteBody;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.Coefficient;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import dev.meteo.grpc.wire.RawMeteoData;
import dev.meteo.worker.Console;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares calls through the balancer with calls to a server that answers at once, with the bodies
 * of real calls, in turn and in one process. No test: run its main.
 */
final class BalancerBench {
  private static final MethodDescriptor<byte[], byte[]> METHOD =
      ByteBody.both(MeteoProcessingGrpc.getProcessMeteoDataMethod());
  private static final int OUTSTANDING = 500;
  private static final int CALLS = 60_000;
  private static final int ROUNDS = 7;

  private BalancerBench() {}

  /** Prints a line per round, then the medians. */
  public static void main(String[] args) throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    Console quiet = new Console("bench", new PrintWriter(new StringWriter()));
    try (RpcServer echo = new RpcServer(new HostPort("localhost", 0), List.of(echo()));
        ServerPool pool = new ServerPool(quiet, has -> {})) {
      HostPort address = new HostPort("localhost", echo.start());
      pool.heard(address, "echo", 0);
      Forwarding forwarding =
          new Forwarding(
              pool, new Policy.LeastOutstanding(), new RetryBudget(0), new ForwardingCounters());
      try (RpcServer balancer =
          new RpcServer(new HostPort("localhost", 0), List.of(forwarding.definition()))) {
        int port = balancer.start();
        for (int round = 0; round <= ROUNDS; round++) {
          double direct = callsPerSecond(address.port());
          double balanced = callsPerSecond(port);
          System.out.printf(
              Locale.ROOT,
              "%s echo %,.0f calls/s, through the balancer %,.0f calls/s, two calls each: %.2f%n",
              round == 0 ? "warm-up" : "round " + round,
              direct,
              balanced,
              2 * balanced / direct);
          if (round > 0) {
            ratios.add(2 * balanced / direct);
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "median %.2f%n", ratios.stream().sorted().toList().get(ROUNDS / 2));
  }

  private static double callsPerSecond(int port) throws InterruptedException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", port).usePlaintext().directExecutor().build();
    Semaphore room = new Semaphore(OUTSTANDING);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    byte[] body = body();
    long begin = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      room.acquire();
      ClientCalls.asyncUnaryCall(
          channel.newCall(METHOD, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS)),
          body,
          new Answer(room, failure));
    }
    room.acquire(OUTSTANDING);
    double seconds = (System.nanoTime() - begin) / 1e9;
    channel.shutdownNow();
    if (failure.get() != null) {
      throw new IllegalStateException("a call failed", failure.get());
    }
    return CALLS / seconds;
  }

  private static ServerServiceDefinition echo() {
    byte[] answer = Coefficient.newBuilder().setValue(0.97).build().toByteArray();
    ServiceDescriptor service =
        ServiceDescriptor.newBuilder(MeteoProcessingGrpc.SERVICE_NAME).addMethod(METHOD).build();
    return ServerServiceDefinition.builder(service)
        .addMethod(
            METHOD,
            ServerCalls.asyncUnaryCall(
                (request, to) -> {
                  to.onNext(answer);
                  to.onCompleted();
                }))
        .build();
  }

  private static byte[] body() {
    return RawMeteoData.newBuilder()
        .setSensor("station-0042")
        .setTimestamp(Timestamp.newBuilder().setSeconds(1_772_366_400).setNanos(123_456_000))
        .setTemperature(21.5)
        .setHumidity(40.25)
        .build()
        .toByteArray();
  }

  private record Answer(Semaphore room, AtomicReference<Throwable> failure)
      implements StreamObserver<byte[]> {
    @Override
    public void onNext(byte[] response) {}

    @Override
    public void onError(Throwable thrown) {
      failure.compareAndSet(null, thrown);
      room.release();
    }

    @Override
    public void onCompleted() {
      room.release();
    }
  }
}
