package dev.meteo.acceptance.broker;

import com.rabbitmq.client.Connection;
import dev.meteo.messages.BrokerLink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a link told, and a session that lasts until the test ends it or its connection fails. */
final class LinkLog implements BrokerLink.Listener {
  private final AtomicInteger connected = new AtomicInteger();
  private final List<String> reasons = new CopyOnWriteArrayList<>();
  private final List<Integer> attempts = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @Override
  public void connected(String node) {
    connected.incrementAndGet();
  }

  @Override
  public void disconnected(String reason, int attempt, Duration retryIn) {
    attempts.add(attempt);
    reasons.add(reason);
  }

  void untilAskedToEnd(Connection connection) throws IOException, InterruptedException {
    while (!end.await(50, TimeUnit.MILLISECONDS)) {
      if (!connection.isOpen()) {
        throw new IOException("lost", connection.getCloseReason());
      }
    }
  }

  void askToEnd() {
    end.countDown();
  }

  int connected() {
    return connected.get();
  }

  List<String> reasons() {
    return reasons;
  }

  int firstAttempt() {
    return attempts.getFirst();
  }
}
