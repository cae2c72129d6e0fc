package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Delivery;
import dev.meteo.oracle.RawReading;
import dev.meteo.oracle.SentMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten thousand bodies of a fuzzer beside ten thousand good ones: each is stored or among the dead
 * letters, and nothing else is.
 */
@ExtendWith(SiteExtension.class)
@Timeout(180)
class FuzzedInputIT {
  private static final long SEED = 20_261_121;
  private static final int BODIES = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final Instant begin =
      Instant.now().minus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
  private final List<RawReading> good = new ArrayList<>();

  /** How often each body was sent, a character for each byte. */
  private final Map<String, Integer> fuzzed = new HashMap<>();

  private TestSite site;

  @BeforeEach
  void open(TestSite given) {
    site = given.with("METEO_RETENTION", "24h");
  }

  @Test
  void eachBodyIsStoredOrADeadLetter() throws Exception {
    RoleProcess worker = site.start("worker", "worker");
    site.awaitHorizon(PATIENCE);
    await().atMost(PATIENCE).until(() -> site.broker().consumers("meteo.readings") == 1);
    Queue<Delivery> dead = site.broker().consume("meteo.dead");
    publish();
    await("the last reading, stored").atMost(PATIENCE).until(this::isLastStored);
    assertThat(worker.end()).as(worker.describe("ended")).isZero();
    await().atMost(PATIENCE).until(() -> dead.size() >= refused(worker));

    List<RawReading> accepted = acceptedBesides(dead);
    System.err.printf(
        "seed %d: %d bodies of a fuzzer, %d dead letters, %d readings in others%n",
        SEED, BODIES, dead.size(), accepted.size());
    assertThat(dead).hasSizeGreaterThan(BODIES / 2);
    List<RawReading> all = new ArrayList<>(good);
    all.addAll(accepted);
    assertThat(site.redis(Panes::stored)).isEqualTo(Panes.expected(all));
  }

  private void publish() throws Exception {
    FuzzedBodies bodies = new FuzzedBodies(SEED, begin);
    for (int i = 0; i < BODIES; i++) {
      byte[] body = bodies.next();
      fuzzed.merge(text(body), 1, Integer::sum);
      site.broker().publish("air.fuzz", body);
      site.broker().publish("air.good", goodOne());
    }
    site.broker().awaitConfirms();
  }

  /** There is one worker, and it takes what comes in turn. */
  private boolean isLastStored() {
    long micros = good.getLast().micros();
    String results = "{meteo:0}:results:" + Math.floorDiv(micros, 1_000_000L);
    String last = "a:good:%06d".formatted(Math.floorMod(micros, 1_000_000L));
    return site.redis(redis -> redis.hexists(results, last));
  }

  private String goodOne() {
    int number = good.size();
    Instant timestamp = begin.plusMillis(number);
    double temperature = number % 30;
    good.add(
        new RawReading.Air(
            "good", ChronoUnit.MICROS.between(Instant.EPOCH, timestamp), temperature, 40));
    return "{\"kind\":\"air\",\"sensor\":\"good\",\"timestamp\":\"%s\",\"temperature\":%s,\"humidity\":40}"
        .formatted(timestamp, temperature);
  }

  private static int refused(RoleProcess worker) {
    String count = worker.awaitError("ended; .* ([\\d,]+) refused").group(1);
    return Integer.parseInt(count.replace(",", ""));
  }

  /** What the dead letters leave of the fuzzer's bodies; an element of an array has its own. */
  private List<RawReading> acceptedBesides(Iterable<Delivery> dead) throws Exception {
    Map<String, Integer> left = new HashMap<>(fuzzed);
    for (Delivery letter : dead) {
      Map<String, Object> headers = letter.getProperties().getHeaders();
      assertThat(headers.get("meteo-reason").toString()).isNotBlank();
      assertThat(headers.get("meteo-detail").toString()).isNotBlank();
      String text = text(letter.getBody());
      String body = text;
      if (headers.containsKey("meteo-index")) {
        body = bodyWith(left, text);
      } else if (headers.get("meteo-reason").toString().equals("body too large")) {
        body = bodyBeginning(left, text);
      }
      assertThat(left).as("bodies that were sent and not refused before").containsKey(body);
      left.compute(body, (b, count) -> count == 1 ? null : count - 1);
    }
    List<RawReading> accepted = new ArrayList<>();
    for (String body : left.keySet()) {
      accepted.addAll(SentMessage.read(body.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return accepted;
  }

  private static String bodyWith(Map<String, Integer> left, String element) {
    return left.keySet().stream()
        .filter(body -> body.contains(element) && body.strip().startsWith("["))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no array had this element: " + element));
  }

  /** Of what is too large to be kept, the beginning is. */
  private static String bodyBeginning(Map<String, Integer> left, String text) {
    return left.keySet().stream()
        .filter(body -> body.length() > text.length() && body.startsWith(text))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(() -> new AssertionError("no body began like this: " + text));
  }

  /** Byte for byte, also what is no UTF-8. */
  private static String text(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }
}
