package dev.meteo.grpc.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.store.Position;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalLineTest {
  @Test
  void goesOnAfterAFailureThatNobodyExpected() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    Published failsOnce =
        (position, limit) -> {
          asked.countDown();
          if (asked.getCount() > 0) {
            throw new IllegalStateException("of the test");
          }
          return List.of();
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      TerminalLine line =
          new TerminalLine(
              "hall",
              "instance",
              new HostPort("localhost", 1),
              Position.BEGIN,
              failsOnce,
              executor);
      line.wake();

      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      line.close();
    }
  }
}
