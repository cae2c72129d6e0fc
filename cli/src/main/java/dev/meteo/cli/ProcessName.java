package dev.meteo.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What this process is called where others see it: connection names, dead letters, default ids. */
public final class ProcessName {
  private static final String NUMBER =
      number(ProcessHandle.current().pid(), RandomGenerator.getDefault());

  private ProcessName() {}

  /** {@code role@host:number}, the name of the role's connections. */
  public static String of(String role) {
    return role + "@" + host() + ":" + number();
  }

  /**
   * What distinguishes this process from others on its host: its pid, with something random in a
   * container, where each is the first process and may have its machine's name.
   */
  public static String number() {
    return NUMBER;
  }

  static String number(long pid, RandomGenerator random) {
    return pid == 1 ? "1-" + HexFormat.of().toHexDigits(random.nextInt(), 6) : Long.toString(pid);
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
