package dev.meteo.testbed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a server of its own that answers each byte with the next one. */
@Timeout(90)
class RelayIT {
  private static final int LONG_MS = 30_000;
  private static final int SHORT_MS = 200;

  private ServerSocket server;
  private Relay relay;
  private Socket client;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    relay = Relay.to(server.getLocalPort());
    client = connect();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    relay.close();
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket accepted = server.accept();
        Thread.ofVirtual().start(() -> answer(accepted));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        socket.getOutputStream().write(next + 1);
      }
    } catch (IOException reset) {
      // that is tested from the other end
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static int read(Socket socket, int atMostMs) throws IOException {
    socket.setSoTimeout(atMostMs);
    return socket.getInputStream().read();
  }

  private static int ask(Socket socket, int question) throws IOException {
    socket.getOutputStream().write(question);
    return read(socket, LONG_MS);
  }

  @Test
  void everythingPasses() throws IOException {
    assertThat(ask(client, 7)).isEqualTo(8);
  }

  @Test
  void whatIsSilencedComesAfterwards() throws IOException {
    assertThat(ask(client, 1)).isEqualTo(2);
    for (Relay.Direction direction : Relay.Direction.values()) {
      relay.silence(direction);
      client.getOutputStream().write(3);
      assertThatThrownBy(() -> read(client, SHORT_MS)).isInstanceOf(SocketTimeoutException.class);
      relay.heal();
      assertThat(read(client, LONG_MS)).isEqualTo(4);
    }
  }

  @Test
  void newConnectionsAreSilentToo() throws IOException {
    relay.silence(Relay.Direction.THERE);
    try (Socket late = connect()) {
      late.getOutputStream().write(5);
      assertThatThrownBy(() -> read(late, SHORT_MS)).isInstanceOf(SocketTimeoutException.class);
      relay.heal();
      assertThat(read(late, LONG_MS)).isEqualTo(6);
    }
  }

  @Test
  void connectionsAreResetAndRefusedUntilItIsHealed() throws IOException {
    assertThat(ask(client, 1)).isEqualTo(2);
    relay.refuse();
    assertThatThrownBy(() -> read(client, LONG_MS)).hasMessageContaining("reset");
    try (Socket refused = connect()) {
      assertThatThrownBy(() -> ask(refused, 1)).isInstanceOf(IOException.class);
    }
    relay.heal();
    try (Socket again = connect()) {
      assertThat(ask(again, 1)).isEqualTo(2);
    }
  }

  @Test
  void whatIsLostComesLater() throws IOException {
    assertThat(ask(client, 1)).isEqualTo(2);
    relay.lose(0.999);
    client.getOutputStream().write(3);
    assertThatThrownBy(() -> read(client, SHORT_MS)).isInstanceOf(SocketTimeoutException.class);
    relay.heal();
    assertThat(read(client, LONG_MS)).isEqualTo(4);
  }

  @Test
  void itCountsWhoUsesIt() throws IOException {
    assertThat(ask(client, 1)).isEqualTo(2);
    assertThat(relay.connections()).isOne();
    try (Socket second = connect()) {
      assertThat(ask(second, 1)).isEqualTo(2);
      assertThat(relay.connections()).isEqualTo(2);
    }
    relay.refuse();
    await().atMost(Duration.ofSeconds(60)).until(() -> relay.connections() == 0);
  }

  @Test
  void everythingTakesLonger() throws IOException {
    relay.slow(Duration.ofMillis(SHORT_MS));
    long before = System.nanoTime();
    assertThat(ask(client, 1)).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(2L * SHORT_MS));
  }
}
