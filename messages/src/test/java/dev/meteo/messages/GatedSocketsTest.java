package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatedSocketsTest {
  private final InboundGate gate = new InboundGate(100);
  private final GatedSockets sockets = new GatedSockets(gate);

  @Test
  void whatWasInHandDoesNotShutTheNextConnectionOut() throws Exception {
    gate.took(1000);

    assertThat(firstByte()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(7);
  }

  @Test
  void nothingIsReadWhileTheGateIsShut() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = sockets.createSocket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      accepted.getOutputStream().write(new byte[] {7, 8});
      assertThat(client.getInputStream().read()).isEqualTo(7);
      gate.took(101);
      CompletableFuture<Integer> second =
          CompletableFuture.supplyAsync(() -> uncheckedRead(client));
      assertThat(second).isNotDone();

      gate.released(1);

      assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(8);
    }
  }

  private CompletableFuture<Integer> firstByte() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Socket client = sockets.createSocket(server.getInetAddress(), server.getLocalPort());
    return CompletableFuture.supplyAsync(
        () -> {
          try (server;
              client;
              Socket accepted = server.accept()) {
            accepted.getOutputStream().write(7);
            return client.getInputStream().read();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static int uncheckedRead(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
