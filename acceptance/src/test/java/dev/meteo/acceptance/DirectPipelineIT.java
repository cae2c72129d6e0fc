package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The contract, without a broker. */
final class DirectPipelineIT extends PipelineContract {
  /** So that calls wait at each server until the sensor has sent all. */
  private static final String[] SLOW = {"--work-time=1ms:1ms", "--queue=100"};

  private DirectSite direct;
  private RoleProcess balancer;
  private int servers;

  @Override
  void startCarrier(TestSite on) throws Exception {
    direct = new DirectSite(on);
    balancer = direct.balancer();
    servers = 0;
  }

  @Override
  RoleProcess worker(String name) throws Exception {
    return server(name);
  }

  @Override
  RoleProcess proxy(String name, String... options) throws Exception {
    return direct.proxy(name, options);
  }

  @Override
  RoleProcess sensor(String name, String... options) throws Exception {
    return direct.sensor(name, options);
  }

  @Override
  TerminalProcess terminal(String process, String name, String... options) throws Exception {
    return direct.terminal(process, name, options);
  }

  /** What the dead server has not answered is sent to the other one. */
  @Override
  void killOneAtWork(Path file) throws Exception {
    RoleProcess victim = server("victim", SLOW);
    server("survivor", SLOW);
    RoleProcess sensor = replay("annex", file);
    until(() -> stored() > 0);
    victim.kill9();
    balancer.awaitError("not heard of any more; servers now: 1");
    direct.server("second");

    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    assertThat(balancer.end()).isZero();
    long retries = Long.parseLong(balancer.lastWords(" (\\d+) retries").group(1));
    long repeated = site().figure(file.getFileName() + ".json", "repeated");
    assertThat(retries + repeated).as("calls that the dead server had").isPositive();
  }

  @Override
  List<String> refusals(RoleProcess sensor) throws Exception {
    return Pattern.compile("a reading was refused: ([^:]+): ")
        .matcher(sensor.errors())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Override
  void send(SpoiltReading good) {
    try (PlainCaller caller = direct.caller()) {
      caller.air(good.protobuf());
    }
  }

  @Override
  String refusal(SpoiltReading reading) {
    try (PlainCaller caller = direct.caller()) {
      return caller.refusal(reading.protobuf());
    }
  }

  private RoleProcess server(String name, String... options) throws Exception {
    RoleProcess server = direct.server(name, options);
    servers++;
    balancer.awaitError("servers now: " + servers);
    return server;
  }
}
