package dev.meteo.proxy;

import dev.meteo.cli.CommandMain;

/** Starts a window proxy. */
public final class WindowProxyMain {
  private WindowProxyMain() {}

  /** Runs until SIGTERM or Ctrl-C. */
  public static void main(String[] args) {
    CommandMain.run(args, WindowProxyCommand::new);
  }
}
