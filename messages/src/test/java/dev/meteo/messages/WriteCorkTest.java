package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WriteCorkTest {
  private final WriteCork cork = new WriteCork();
  private ServerSocket server;
  private Socket client;
  private OutputStream out;
  private InputStream peer;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    client = cork.sockets().createSocket(server.getInetAddress(), server.getLocalPort());
    out = client.getOutputStream();
    peer = server.accept().getInputStream();
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
    client.close();
    server.close();
  }

  @Test
  void whatIsFlushedWhileHeldComesWithTheRelease() throws IOException {
    cork.hold();
    out.write(new byte[] {1, 2});
    out.flush();
    out.write(3);
    out.flush();
    assertThat(peer.available()).isZero();
    cork.release();
    assertThat(peer.readNBytes(3)).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsFlushedOtherwiseComesAtOnce() throws IOException {
    cork.hold();
    cork.release();
    out.write(4);
    out.flush();
    assertThat(peer.read()).isEqualTo(4);
  }

  @Test
  void moreThanThereIsRoomForIsNotKept() throws IOException {
    byte[] large = new byte[100_000];
    large[0] = 7;
    cork.hold();
    out.write(5);
    out.write(large);
    assertThat(peer.readNBytes(2)).containsExactly(5, 7);
    assertThat(peer.readNBytes(large.length - 1)).hasSize(large.length - 1);
  }

  @Test
  void theNextConnectionIsNotHeld() throws IOException {
    cork.hold();
    try (Socket next = cork.sockets().createSocket(server.getInetAddress(), server.getLocalPort());
        Socket nextPeer = acceptAfter(next)) {
      assertThat(nextPeer.getInputStream().read()).isEqualTo(6);
    }
  }

  private Socket acceptAfter(Socket next) throws IOException {
    OutputStream stream = next.getOutputStream();
    stream.write(6);
    stream.flush();
    return server.accept();
  }
}
