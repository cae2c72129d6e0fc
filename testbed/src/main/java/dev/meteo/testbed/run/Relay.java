package dev.meteo.testbed.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this machine that can be cut, silenced in one direction or both, slowed,
 * made lossy and reset. What is under way while it is silent arrives afterwards, as it would by
 * TCP's own repetition; new connections are taken and stay silent too. Safe for concurrent use.
 */
public final class Relay implements AutoCloseable {
  private static final int BACKLOG = 200;
  private static final int CHUNK_BYTES = 64 * 1024;

  /** Which way. */
  public enum Direction {
    /** To the server. */
    THERE,
    /** From the server. */
    BACK
  }

  private final int targetPort;
  private final ServerSocket server;
  private final RelayGate there = new RelayGate();
  private final RelayGate back = new RelayGate();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;

  private Relay(int targetPort, ServerSocket server) {
    this.targetPort = targetPort;
    this.server = server;
  }

  /** Listens at a port of its own, on this machine only. */
  public static Relay to(int targetPort) throws IOException {
    Relay relay =
        new Relay(targetPort, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("relay-" + targetPort).start(relay::listen);
    return relay;
  }

  /** Where to connect to instead of the server. */
  public int port() {
    return server.getLocalPort();
  }

  /** Nothing passes this way until {@link #heal}. */
  public void silence(Direction direction) {
    gate(direction).hold();
  }

  /** Everything takes so much longer, each way, until {@link #heal}. */
  public void slow(Duration delay) {
    there.delay(delay);
    back.delay(delay);
  }

  /**
   * As if the network lost so many packets, each way, until {@link #heal}: TCP sends what was lost
   * again after 200 ms, 400 ms and so on, and all that follows it waits.
   *
   * @param share from 0 to less than 1
   */
  public void lose(double share) {
    there.lose(share);
    back.lose(share);
  }

  /** How many clients it has connected to the server, or lets wait for that. */
  public int connections() {
    return (int) sockets.stream().filter(socket -> socket.getPort() != targetPort).count();
  }

  /** Resets all connections, and each new one, until {@link #heal}. */
  public void refuse() {
    refusing = true;
    reset();
  }

  /** Resets all connections. */
  public void reset() {
    sockets.forEach(Relay::reset);
  }

  /** Lets everything pass again. */
  public void heal() {
    refusing = false;
    there.release();
    back.release();
  }

  @Override
  public void close() throws IOException {
    server.close();
    refuse();
    there.release();
    back.release();
  }

  private RelayGate gate(Direction direction) {
    return direction == Direction.THERE ? there : back;
  }

  private void listen() {
    try {
      while (true) {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException closed) {
      refuse();
    }
  }

  private void connect(Socket client) {
    try {
      if (refusing) {
        throw new IOException("refused");
      }
      there.pass();
      Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      target.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      sockets.add(target);
      Thread.ofVirtual().start(() -> copy(client, target, there));
      copy(target, client, back);
    } catch (IOException e) {
      reset(client);
      sockets.remove(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(Socket from, Socket to, RelayGate gate) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        gate.pass();
        out.write(chunk, 0, read);
      }
      gate.pass();
    } catch (IOException closed) {
      // the other end sees it too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // that is what is wanted
    }
  }
}
