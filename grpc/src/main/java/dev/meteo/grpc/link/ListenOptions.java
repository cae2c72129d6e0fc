package dev.meteo.grpc.link;

import dev.meteo.cli.ProcessName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server that others are told of listens, and where they reach it. A mixin. */
public final class ListenOptions {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:0",
      converter = HostPortConverter.class,
      description = {
        "Where to listen, such as 0.0.0.0:0; port 0 is any free one.",
        "Default: ${DEFAULT-VALUE}, for this machine alone."
      })
  private HostPort listen = new HostPort("localhost", 0);

  @Option(
      names = "--advertise",
      paramLabel = "HOST:PORT",
      converter = HostPortConverter.class,
      description = {
        "Where others reach it; port 0 is the one it listens at.",
        "Default: where it listens, or this machine's name when that is any address."
      })
  private @Nullable HostPort advertise;

  /** Where to listen. */
  public HostPort listen() {
    return listen;
  }

  /**
   * Where others reach a server that listens here.
   *
   * @param port the one that it got
   */
  public HostPort advertised(int port) {
    if (advertise != null) {
      return advertise.port() == 0 ? new HostPort(advertise.host(), port) : advertise;
    }
    boolean anywhere = listen.host().equals("0.0.0.0") || listen.host().equals("::");
    return new HostPort(anywhere ? ProcessName.host() : listen.host(), port);
  }
}
