package dev.meteo.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a port of this machine whether a server answers there, in a few bytes of its protocol. */
sealed interface Probe {
  int TIMEOUT_MS = 1000;

  boolean answers();

  /** A listening socket is enough. */
  record Tcp(int port) implements Probe {
    @Override
    public boolean answers() {
      return exchange(port, new byte[0], 0) != null;
    }
  }

  /** A broker that has finished its start greets with Connection.Start, a method frame. */
  record Amqp(int port) implements Probe {
    private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final byte METHOD_FRAME = 1;

    @Override
    public boolean answers() {
      byte[] answer = exchange(port, HEADER, 1);
      return answer != null && answer[0] == METHOD_FRAME;
    }
  }

  /** Redis that has loaded its data says PONG. */
  record Redis(int port, String password) implements Probe {
    private static final String GREETING = "+OK\r\n+PONG\r\n";

    @Override
    public boolean answers() {
      byte[] request = ("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII);
      byte[] answer = exchange(port, request, GREETING.length());
      return answer != null && new String(answer, StandardCharsets.US_ASCII).equals(GREETING);
    }
  }

  private static byte @Nullable [] exchange(int port, byte[] request, int answerBytes) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      socket.getOutputStream().write(request);
      InputStream in = socket.getInputStream();
      byte[] answer = in.readNBytes(answerBytes);
      return answer.length == answerBytes ? answer : null;
    } catch (IOException e) {
      return null;
    }
  }
}
