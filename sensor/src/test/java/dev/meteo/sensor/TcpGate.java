package dev.meteo.sensor;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to the broker that a test can shut, open and cut. */
final class TcpGate implements AutoCloseable {
  private final URI broker;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket server;

  /** Shut at first: nothing listens on its port. */
  TcpGate(String amqp) throws IOException {
    broker = URI.create(amqp);
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
  }

  /** The broker's address through the gate. */
  String amqp() {
    String path = broker.getRawPath() == null ? "" : broker.getRawPath();
    return "amqp://" + broker.getRawUserInfo() + "@127.0.0.1:" + port + path;
  }

  void open() throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server = opened;
    Thread.ofVirtual().start(() -> accept(opened));
  }

  /** Cuts every connection without a farewell; whatever was under way is lost. */
  void cut() {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // it is closed already
      }
      closeQuietly(socket);
    }
    sockets.clear();
  }

  int connections() {
    return sockets.size() / 2;
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket upstream = new Socket(broker.getHost(), broker.getPort());
        sockets.add(client);
        sockets.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream));
        Thread.ofVirtual().start(() -> pump(upstream, client));
      } catch (IOException e) {
        // the gate was shut, or the broker is away: the client will see it
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // cut
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    ServerSocket open = server;
    if (open != null) {
      open.close();
    }
    cut();
  }
}
