package dev.meteo.grpc.proxy;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.Termination;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.HostPortConverter;
import dev.meteo.proxy.ProxyRole;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo grpc proxy}. */
@Command(
    name = "proxy",
    description = {
      "Publishes what the servers stored as means over tumbling windows, by calling each terminal.",
      "Start as many as you like: one leads, the others stand by and take over."
    })
public final class GrpcProxyCommand implements Callable<Integer> {
  private final Termination termination;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final ProxyRole role = new ProxyRole();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:7071",
      converter = HostPortConverter.class,
      description = "Where terminals register. Default: ${DEFAULT-VALUE}.")
  private HostPort listen = new HostPort("localhost", 7071);

  /**
   * @param termination tells the proxy to end
   */
  public GrpcProxyCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    role.run(
        Objects.requireNonNull(spec).commandLine().getErr(),
        termination,
        site -> new CallTransport(listen, site));
    return ExitCode.DONE;
  }
}
