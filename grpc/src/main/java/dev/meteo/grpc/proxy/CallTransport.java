package dev.meteo.grpc.proxy;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.RpcServer;
import dev.meteo.grpc.wire.TerminalRegistryGrpc;
import dev.meteo.proxy.Leadership;
import dev.meteo.proxy.ProxyTransport;
import dev.meteo.store.WindowHistory;
import java.io.IOException;
import java.util.List;

/** Publishes by calling terminals. */
final class CallTransport implements ProxyTransport {
  private final Site site;
  private final TerminalHub hub;
  private final RpcServer server;

  CallTransport(HostPort listen, Site site) {
    this.site = site;
    this.hub =
        new TerminalHub(new WindowHistory(site.store(), site.rules().retention()), site.report());
    this.server = new RpcServer(listen, List.of(new TerminalService(hub).bindService()));
  }

  @Override
  public void run(Leadership leadership) throws IOException, InterruptedException {
    try (server;
        hub) {
      hub.start();
      site.report().say("listens for terminals at port " + server.start());
      server.serving(TerminalRegistryGrpc.SERVICE_NAME, true);
      leadership.run(hub);
    }
  }

  @Override
  public void close() {
    // The leadership ends by itself when the role is asked to.
  }
}
