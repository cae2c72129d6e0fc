package dev.meteo.compare.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Whether something takes connections on this machine. */
final class Listening {
  private Listening() {}

  /**
   * Tries it.
   *
   * @param address {@code localhost:port}
   */
  static boolean at(String address) {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (Socket socket = new Socket(InetAddress.getByName("localhost"), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
