package dev.meteo.chaos.fault;

import dev.meteo.chaos.scene.Scene;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that calls with what is no reading, once for every ten good ones. */
final class BadCalls implements Fault {
  private static final String SERVICE = "dev.meteo.grpc.MeteoProcessing";
  private static final long DEADLINE_MS = 3000;
  private static final int LONGEST = 200;

  private final SplittableRandom dice;
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  BadCalls(long number) {
    this.dice = new SplittableRandom(number);
  }

  @Override
  public Set<String> claims() {
    return Set.of("bad-bodies");
  }

  @Override
  public void begin(Scene scene) {
    Thread.ofPlatform().daemon().name("bad-calls").start(() -> run(scene));
  }

  private void run(Scene scene) {
    long pauseMs = 10_000L / scene.setting().readingsPerSecond();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", scene.cast().balancerPort())
            .usePlaintext()
            .disableRetry()
            .build();
    try {
      while (!over.await(pauseMs, TimeUnit.MILLISECONDS)) {
        call(scene, channel, body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      channel.shutdownNow();
      ended.countDown();
    }
  }

  private void call(Scene scene, ManagedChannel channel, byte[] body) {
    String name = dice.nextBoolean() ? "ProcessMeteoData" : "ProcessPollutionData";
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(DEADLINE_MS, TimeUnit.MILLISECONDS);
    sent.incrementAndGet();
    try {
      var unused = ClientCalls.blockingUnaryCall(channel, method(name), options, body);
      scene.tookBad(name + " " + HexFormat.of().formatHex(body));
    } catch (StatusRuntimeException e) {
      boolean unheard = e.getStatus().getCode() != Status.Code.INVALID_ARGUMENT;
      refused.addAndGet(unheard ? 0 : 1);
    }
  }

  private static MethodDescriptor<byte[], byte[]> method(String name) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .setRequestMarshaller(new Bytes())
        .setResponseMarshaller(new Bytes())
        .build();
  }

  /** Noise, or the beginning of a reading and noise; never one that has all its fields. */
  private byte[] body() {
    byte[] noise = new byte[dice.nextInt(LONGEST)];
    dice.nextBytes(noise);
    byte[] sensor = {0x0a, 3, 'b', 'a', 'd'};
    if (dice.nextBoolean() && noise.length > sensor.length) {
      System.arraycopy(sensor, 0, noise, 0, sensor.length);
    }
    return noise;
  }

  @Override
  public void heal(Scene scene) throws InterruptedException {
    over.countDown();
    var unused = ended.await(2 * DEADLINE_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean changedAnything() {
    return refused.get() > 0;
  }

  @Override
  public String target() {
    return "readings";
  }

  @Override
  public String effect() {
    return refused + " of " + sent + " refused";
  }
}
