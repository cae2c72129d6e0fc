package dev.meteo.grpc.link;

import dev.meteo.messages.VisibleText;
import java.util.Arrays;
import java.util.List;

/**
 * Where a process listens or is reached.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 0 to 65535; 0 only to listen at any free one
 */
public record HostPort(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code host:port} or {@code [address]:port}.
   *
   * @throws IllegalArgumentException saying how an address looks
   */
  public static HostPort parse(String text) {
    String stripped = text.strip();
    int colon = stripped.lastIndexOf(':');
    String host = colon < 0 ? "" : stripped.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    int port = port(stripped.substring(colon + 1));
    if (host.isEmpty() || port < 0 || (!bracketed && host.indexOf(':') >= 0)) {
      throw new IllegalArgumentException(
          VisibleText.quoted(text) + " is no address; write host:port like localhost:7070");
    }
    return new HostPort(host, port);
  }

  /**
   * Reads addresses separated by commas, at least one.
   *
   * @throws IllegalArgumentException saying how an address looks
   */
  public static List<HostPort> parseList(String text) {
    return Arrays.stream(text.split(",", -1)).map(HostPort::parse).toList();
  }

  /** The address as {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private static int port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      return port <= MAX_PORT ? port : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
