package dev.meteo.proxy;

import dev.meteo.cli.UserError;
import dev.meteo.store.StoreConnection;
import java.io.IOException;

/** Carries published windows from a proxy to terminals, reconnecting by its own means. */
public interface ProxyTransport extends AutoCloseable {
  /**
   * Where a transport is put in.
   *
   * @param store the proxy's, which stays its own
   * @param name of the process, for those who see its connections
   * @param report tells the user
   */
  record Site(StoreConnection store, String name, WindowRules rules, ProxyReport report) {}

  /** Makes a transport, without I/O, for the run that is about to begin. */
  @FunctionalInterface
  interface Factory {
    /** Makes one that has not begun. */
    ProxyTransport at(Site site);
  }

  /**
   * Blocks until it is closed or the leadership ends: {@linkplain Leadership#run runs} it whenever
   * there is something to publish with.
   *
   * @throws UserError when waiting cannot mend what is wrong
   */
  void run(Leadership leadership) throws IOException, InterruptedException;

  /** Lets {@link #run} return soon. */
  @Override
  void close();
}
