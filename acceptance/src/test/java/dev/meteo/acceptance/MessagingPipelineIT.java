package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The contract, with a broker. */
final class MessagingPipelineIT extends PipelineContract {
  private final Map<RoleProcess, List<String>> refused = new HashMap<>();
  private int consumers;

  @Override
  void startCarrier(TestSite on) {
    consumers = 0;
    refused.clear();
  }

  @Override
  RoleProcess worker(String name) throws Exception {
    return worker(name, new String[0]);
  }

  private RoleProcess worker(String name, String... options) throws Exception {
    RoleProcess worker = started(name, "worker", options);
    consumers++;
    until(() -> site().broker().consumers("meteo.readings") == consumers);
    return worker;
  }

  @Override
  RoleProcess proxy(String name, String... options) throws Exception {
    return started(name, "window-proxy", options);
  }

  @Override
  RoleProcess sensor(String name, String... options) throws Exception {
    return started(name, "sensor", options);
  }

  @Override
  TerminalProcess terminal(String process, String name, String... options) throws Exception {
    site().broker().expectTerminal(name);
    String[] arguments =
        Stream.concat(Stream.of(name, "--json"), Stream.of(options)).toArray(String[]::new);
    return TerminalProcess.of(started(process, "terminal", arguments));
  }

  /**
   * A worker that is frozen amid a backlog has its hands full: what it holds is delivered again.
   */
  @Override
  void killOneAtWork(Path file) throws Exception {
    RoleProcess sensor = replay("annex", file);
    assertThat(sensor.awaitExit(PATIENCE)).as(sensor.describe("ended")).isZero();
    RoleProcess victim = worker("victim", "--work-time=5ms:5ms", "--prefetch=500");
    until(() -> stored() > 0);
    victim.signal("STOP");
    long published = 2L * (Files.readAllLines(file).size() - 1);
    long left = site().broker().ready("meteo.readings");
    assertThat(left).as("left when it froze").isPositive();
    assertThat(published - left - stored()).as("readings in the worker's hands").isPositive();
    victim.kill9();
    consumers--;
    worker("survivor");
    until(() -> stored() == published);
  }

  @Override
  List<String> refusals(RoleProcess sensor) throws Exception {
    List<String> reasons = refused.computeIfAbsent(sensor, one -> new ArrayList<>());
    reasons.addAll(takeRefusals());
    return reasons;
  }

  @Override
  void send(SpoiltReading good) throws Exception {
    long before = stored();
    site().broker().publish("air.plain", good.json());
    until(() -> stored() == before + 1);
  }

  @Override
  String refusal(SpoiltReading reading) throws Exception {
    site().broker().publish("air.plain", reading.json());
    List<String> reasons = new ArrayList<>();
    until(() -> reasons.addAll(takeRefusals()));
    assertThat(reasons).hasSize(1);
    return reasons.getFirst();
  }

  private List<String> takeRefusals() throws Exception {
    List<String> reasons = new ArrayList<>();
    for (Optional<GetResponse> got = site().broker().take("meteo.dead");
        got.isPresent();
        got = site().broker().take("meteo.dead")) {
      reasons.add(got.get().getProps().getHeaders().get("meteo-reason").toString());
    }
    return reasons;
  }

  private RoleProcess started(String name, String role, String... options) throws Exception {
    return site()
        .start(name, Stream.concat(Stream.of(role), Stream.of(options)).toArray(String[]::new));
  }
}
