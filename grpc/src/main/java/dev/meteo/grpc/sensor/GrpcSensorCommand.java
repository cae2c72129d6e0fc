package dev.meteo.grpc.sensor;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.grpc.link.HostPort;
import dev.meteo.grpc.link.HostPortConverter;
import dev.meteo.sensor.SensorRole;
import dev.meteo.sensor.Transport;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo grpc sensor}. */
@Command(
    name = "sensor",
    sortOptions = false,
    description = {
      "Sends readings to a load balancer, one a call.",
      "They are those of simulated sensors, or of a recorded one (--replay). Ends when all of it is",
      "answered, or on Ctrl-C and SIGTERM."
    })
public final class GrpcSensorCommand implements Callable<Integer> {
  private static final int MAX_OUTSTANDING = 65_535;

  private final Termination termination;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final SensorRole role = new SensorRole();

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Calls that may be unanswered at a time, at most. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "How long a call may take. Default: ${DEFAULT-VALUE}.")
  private Duration deadline = Duration.ofSeconds(10);

  @Option(
      names = "--balancer",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:7070",
      converter = HostPortConverter.class,
      description = "The load balancer. Default: ${DEFAULT-VALUE}.")
  private HostPort balancer = new HostPort("localhost", 7070);

  /**
   * @param termination tells the sensors to end
   */
  public GrpcSensorCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws Exception {
    CallTransport.Settings settings = settings();
    return role.run(
        Objects.requireNonNull(spec).commandLine(),
        termination,
        new Transport.Flow(inFlight, 1),
        (outbox, notices) -> new CallTransport(settings, outbox, notices));
  }

  private CallTransport.Settings settings() {
    if (inFlight < 1 || inFlight > MAX_OUTSTANDING) {
      throw new UsageError("--in-flight must be 1 to " + MAX_OUTSTANDING + ", not " + inFlight);
    }
    if (!deadline.isPositive()) {
      throw new UsageError("--deadline must be longer than nothing");
    }
    return new CallTransport.Settings(balancer, role.guarantee(), inFlight, deadline);
  }
}
