package dev.meteo.grpc.terminal;

import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.ListenOptions;
import dev.meteo.terminal.feed.Feed;
import dev.meteo.terminal.feed.FeedSource;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Window proxies that call this terminal. */
public final class CallSource implements FeedSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private final ListenOptions listening = new ListenOptions();

  private List<HostPort> proxies = List.of(new HostPort("localhost", 7071));

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:7071",
      description = {
        "The window proxy to register with, or several, separated by commas: the one that leads",
        "is found. Default: ${DEFAULT-VALUE}."
      })
  void setProxies(String addresses) {
    try {
      proxies = HostPort.parseList(addresses);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--proxy: " + e.getMessage());
    }
  }

  @Override
  public Feed feed(Site site) {
    return new CallFeed(site, listening, proxies);
  }

  @Override
  public String toString() {
    return "a window proxy at "
        + String.join(", ", proxies.stream().map(HostPort::toString).toList());
  }
}
