package dev.meteo.testbed.run;

import dev.meteo.testbed.FreePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** How the roles are started: with a broker, or calling each other at ports of their own. */
public sealed interface Variant {
  /** What has to run beside the usual roles. */
  List<Role> first();

  /** The start of a worker's arguments, or of what stands for it. */
  Role worker(int number);

  /** The start of a window proxy's arguments; numbers begin with 1. */
  Role proxy(int number);

  /** The start of a sensor's arguments. */
  List<String> sensor();

  /** The start of a terminal's arguments. */
  List<String> terminal();

  /** The roles that publish and consume. */
  record Messaging() implements Variant {
    @Override
    public List<Role> first() {
      return List.of();
    }

    @Override
    public Role worker(int number) {
      return new Role("worker-" + number, List.of("worker"));
    }

    @Override
    public Role proxy(int number) {
      return new Role("window-proxy-" + number, List.of("window-proxy"));
    }

    @Override
    public List<String> sensor() {
      return List.of("sensor");
    }

    @Override
    public List<String> terminal() {
      return List.of("terminal");
    }
  }

  /**
   * The roles that call each other.
   *
   * @param balancer where the load balancer listens
   * @param proxies where the window proxies do
   */
  record Direct(String balancer, List<String> proxies) implements Variant {
    /** At ports that are free now. */
    public static Direct atFreePorts(int proxies) {
      List<String> addresses = new ArrayList<>();
      FreePorts.pick(proxies + 1, RandomGenerator.getDefault())
          .forEach(port -> addresses.add("localhost:" + port));
      return new Direct(addresses.getFirst(), addresses.subList(1, addresses.size()));
    }

    @Override
    public List<Role> first() {
      return List.of(new Role("balancer", List.of("grpc", "balancer", "--listen", balancer)));
    }

    @Override
    public Role worker(int number) {
      return new Role("server-" + number, List.of("grpc", "server", "--balancer", balancer));
    }

    @Override
    public Role proxy(int number) {
      return new Role(
          "proxy-" + number, List.of("grpc", "proxy", "--listen", proxies.get(number - 1)));
    }

    @Override
    public List<String> sensor() {
      return List.of("grpc", "sensor", "--balancer", balancer);
    }

    @Override
    public List<String> terminal() {
      return List.of("grpc", "terminal", "--proxy", String.join(",", proxies));
    }
  }
}
