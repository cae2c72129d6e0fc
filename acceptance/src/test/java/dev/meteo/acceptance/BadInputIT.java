package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import dev.meteo.oracle.Coefficients;
import dev.meteo.oracle.Expectation;
import dev.meteo.oracle.RawReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is sent: what is bad arrives among the dead letters with its reason, what is good beside
 * it counts, and the worker lives on.
 */
@ExtendWith(SiteExtension.class)
@Timeout(240)
class BadInputIT {
  private static final int LARGEST_KEPT = 128 * 1024;
  private static final int KEPT_OF_LARGER = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What a dead letter must be like; the index is −1 for what came alone. */
  private record Refused(String body, String reason, int index) {}

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<RawReading> good = new ArrayList<>();
  private final List<Refused> expected = new ArrayList<>();
  private TestSite site;

  @BeforeEach
  void open(TestSite given) {
    site = given.with("METEO_RETENTION", "24h");
  }

  @Test
  void badInputIsRefusedWithItsReasonAndGoodInputCounts() throws Exception {
    TerminalProcess terminal = TerminalProcess.start(site, "bad");
    site.start("proxy", "window-proxy", "--window", "10s");
    RoleProcess worker = site.start("worker", "worker");
    site.awaitHorizon(PATIENCE);
    await().atMost(PATIENCE).until(() -> site.broker().consumers("meteo.readings") == 1);

    List<BadReading> catalogue = BadReading.catalogue(now);
    assertThat(catalogue).hasSizeGreaterThanOrEqualTo(30);
    for (BadReading bad : catalogue) {
      sendAlone(bad);
      if (bad.judgedAlone()) {
        sendAmongGoodOnes(bad);
      }
    }
    sendConflict();
    site.broker().awaitConfirms();

    assertThat(deadLetters()).containsExactlyInAnyOrderElementsOf(expected);
    terminal.awaitRight(Expectation.of(good, Duration.ofSeconds(10), new Coefficients()), PATIENCE);
    assertThat(site.broker().ready("meteo.dead")).as("more dead letters than expected").isZero();
    assertThat(worker.isAlive()).as(worker.describe("lives on")).isTrue();
    assertThat(worker.end()).isZero();
    assertThat(worker.errors()).contains(" stored, 0 duplicate, " + expected.size() + " refused");
  }

  private void sendAlone(BadReading bad) throws Exception {
    site.broker().publish("air.good", goodOne());
    site.broker().publish("air.bad", bad.bytes());
    expected.add(new Refused(kept(bad.body()), bad.reason(), -1));
  }

  /** Of a body that is too large, the dead letter has the beginning. */
  private static String kept(String body) {
    return body.length() > LARGEST_KEPT ? body.substring(0, KEPT_OF_LARGER) : body;
  }

  private void sendAmongGoodOnes(BadReading bad) throws Exception {
    String element = bad.body();
    site.broker().publish("batch.gate", "[" + goodOne() + ", " + element + " ," + goodOne() + "]");
    expected.add(new Refused(element, bad.reason(), 1));
  }

  /** The same identity with another content, after the first has been stored. */
  private void sendConflict() throws Exception {
    String first = goodOne();
    site.broker().publish("air.good", first);
    String second = first.replace("\"temperature\":", "\"temperature\":1");
    site.broker().publish("air.good", second);
    expected.add(new Refused(second, "conflict", -1));
  }

  private String goodOne() {
    int number = good.size();
    Instant timestamp = now.minusSeconds(600).plusMillis(number * 250L);
    double temperature = number % 9;
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, timestamp);
    good.add(new RawReading.Air("good", micros, temperature, 40));
    return "{\"kind\":\"air\",\"sensor\":\"good\",\"timestamp\":\"%s\",\"temperature\":%s,\"humidity\":40}"
        .formatted(timestamp, temperature);
  }

  private List<Refused> deadLetters() throws Exception {
    List<Refused> letters = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              Optional<GetResponse> got = site.broker().take("meteo.dead");
              while (got.isPresent()) {
                letters.add(refused(got.get()));
                got = site.broker().take("meteo.dead");
              }
              assertThat(letters).hasSizeGreaterThanOrEqualTo(expected.size());
            });
    return letters;
  }

  private static Refused refused(GetResponse letter) {
    Map<String, Object> headers = letter.getProps().getHeaders();
    assertThat(headers).containsKeys("meteo-detail", "meteo-worker", "meteo-time");
    assertThat(headers.get("meteo-detail").toString()).isNotBlank();
    Object index = headers.getOrDefault("meteo-index", -1);
    return new Refused(
        text(letter.getBody()),
        headers.get("meteo-reason").toString(),
        Integer.parseInt(index.toString()));
  }

  /** Byte for byte, also what is no UTF-8. */
  private static String text(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
