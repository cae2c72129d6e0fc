package dev.meteo.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Picks ports of the loopback interface that nobody listens on. They lie below the range that
 * systems give to outgoing connections, so that a server that was killed finds its port again.
 */
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int ATTEMPTS = 1000;

  private FreePorts() {}

  /**
   * Ports that are free now.
   *
   * @throws StackException when there are not so many
   */
  public static List<Integer> pick(int count, RandomGenerator random) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
      int port = random.nextInt(LOWEST, BEYOND);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new StackException(
          "found no free ports between " + LOWEST + " and " + (BEYOND - 1) + " on 127.0.0.1");
    }
    return new ArrayList<>(ports);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
