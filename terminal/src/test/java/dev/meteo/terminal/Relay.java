package dev.meteo.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A way to a broker that can be cut, which to a client is as if the broker had been stopped. */
final class Relay implements AutoCloseable {
  private final String host;
  private final int port;
  private final int ownPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private @Nullable ServerSocket server;

  private Relay(URI broker, ServerSocket server) {
    this.host = broker.getHost();
    this.port = broker.getPort();
    this.server = server;
    this.ownPort = server.getLocalPort();
    listen(server);
  }

  static Relay to(String amqp) throws IOException {
    return new Relay(URI.create(amqp), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** The broker's address by way of this relay. */
  String amqp(String broker) {
    URI uri = URI.create(broker);
    return broker.replace(uri.getHost() + ":" + uri.getPort(), "127.0.0.1:" + ownPort);
  }

  /** Ends all connections and refuses new ones. */
  void cut() throws IOException {
    if (server != null) {
      server.close();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  /** Lets connections through again. */
  void restore() throws IOException {
    ServerSocket again = new ServerSocket(ownPort, 50, InetAddress.getLoopbackAddress());
    server = again;
    listen(again);
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void listen(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  connect(listening.accept());
                }
              } catch (IOException closed) {
                // cut
              }
            });
  }

  private void connect(Socket client) throws IOException {
    Socket broker = new Socket(host, port);
    sockets.add(client);
    sockets.add(broker);
    copy(client, broker);
    copy(broker, client);
  }

  private static void copy(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                InputStream in = from.getInputStream();
                in.transferTo(to.getOutputStream());
              } catch (IOException closed) {
                // the other end sees it too
              }
            });
  }
}
