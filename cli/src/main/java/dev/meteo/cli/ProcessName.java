package dev.meteo.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called where others see it: connection names, dead letters, default ids. */
public final class ProcessName {
  private ProcessName() {}

  /** {@code role@host:pid}, the name of the role's connections. */
  public static String of(String role) {
    return role + "@" + host() + ":" + ProcessHandle.current().pid();
  }

  /** This machine's name, or {@code localhost} when it has none. */
  public static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
