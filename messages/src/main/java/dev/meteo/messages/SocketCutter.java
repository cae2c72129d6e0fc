package dev.meteo.messages;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a connection whose broker reads nothing: a thread that writes to it hangs, and closing it in
 * order would wait for that thread. Safe for concurrent use.
 */
public final class SocketCutter {
  private static final Logger LOGGER = LoggerFactory.getLogger(SocketCutter.class);

  private volatile @Nullable Socket latest;

  /** Closes the socket of the latest connection; whatever hangs on it fails. Does not block. */
  public void cut() {
    Socket socket = latest;
    if (socket != null) {
      latest = null;
      Thread.ofVirtual().name("cut").start(() -> close(socket));
    }
  }

  void watch(Socket socket) {
    latest = socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.debug("a socket could not be closed", e);
    }
  }
}
