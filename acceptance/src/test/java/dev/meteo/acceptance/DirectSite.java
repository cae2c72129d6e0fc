package dev.meteo.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The roles of the direct variant on a test's site, each told where the others are. */
final class DirectSite {
  private final TestSite site;
  private final List<String> proxies = new ArrayList<>();
  private String balancer = "";

  DirectSite(TestSite site) {
    this.site = site;
  }

  /** Starts a load balancer at a free port; servers and sensors started later know it. */
  RoleProcess balancer(String... options) throws IOException {
    RoleProcess started = start("balancer", "balancer", "--listen localhost:0", options);
    balancer = "localhost:" + started.awaitError("at port (\\d+)").group(1);
    site.with("METEO_BALANCER", balancer);
    return started;
  }

  /** A client of one's own, which calls the load balancer. */
  PlainCaller caller() {
    return new PlainCaller(balancer);
  }

  /** Starts a window proxy at a free port; terminals started later know all that were started. */
  RoleProcess proxy(String name, String... options) throws IOException {
    RoleProcess proxy = start(name, "proxy", "--listen localhost:0", options);
    proxies.add("localhost:" + proxy.awaitError("at port (\\d+)").group(1));
    site.with("METEO_PROXY", String.join(",", proxies));
    return proxy;
  }

  /** Starts a compute server. */
  RoleProcess server(String name, String... options) throws IOException {
    return start(name, "server", "", options);
  }

  /** Starts a sensor. */
  RoleProcess sensor(String name, String... options) throws IOException {
    return start(name, "sensor", "", options);
  }

  /** Starts a terminal that prints JSON. */
  TerminalProcess terminal(String process, String name, String... options) throws IOException {
    return TerminalProcess.of(start(process, "terminal", name + " --json", options));
  }

  private RoleProcess start(String name, String role, String always, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("grpc", role));
    if (!always.isEmpty()) {
      arguments.addAll(List.of(always.split(" ", -1)));
    }
    arguments.addAll(List.of(options));
    return site.start(name, arguments.toArray(String[]::new));
  }
}
