package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoredReadingsTest {
  private static final Instant SINCE = Instant.parse("2026-03-01T11:00:00Z");
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final String BODY =
      """
      {"worker":"worker@lab:4711","since":"2026-03-01T11:00:00Z","shard":3,"number":17,\
      "storedAt":"2026-03-01T12:00:00.123456Z","readings":[\
      {"kind":"air","sensor":"roof-1","timestamp":"2026-03-01T12:00:00.123456Z",\
      "temperature":21.5,"humidity":40.25,"location":{"latitude":41.13,"longitude":1.25},\
      "coefficient":0.97},\
      {"kind":"pollution","sensor":"roof-1","timestamp":"2026-03-01T12:00:00.123456Z",\
      "co2":412.5,"coefficient":1}]}\
      """;

  private final StoredReadingsEncoder encoder = new StoredReadingsEncoder("worker@lab:4711", SINCE);

  @Test
  void isWrittenAsTheContractHasIt() throws IOException {
    List<StoredReading> readings = List.of(air(97), pollution("roof-1", 412.5, 100));

    List<byte[]> bodies = encoder.encode(3, 17, AT, readings);

    assertThat(bodies).hasSize(1);
    assertThat(new String(bodies.getFirst(), UTF_8)).isEqualTo(BODY);
    assertThat(StoredReadingsDecoder.decode(bodies.getFirst()))
        .isEqualTo(new StoredReadings("worker@lab:4711", SINCE, 3, 17, AT, readings));
  }

  @Test
  void everyCoefficientComesBackAsItWas() throws IOException {
    List<StoredReading> readings =
        IntStream.rangeClosed(0, 100).mapToObj(StoredReadingsTest::air).toList();

    assertThat(decoded(encoder.encode(0, 1, AT, readings)).getFirst().readings())
        .isEqualTo(readings);
  }

  @Test
  void aLargeBatchIsSplitBelowTheLimit() throws IOException {
    List<StoredReading> readings =
        IntStream.range(0, 4000)
            .mapToObj(i -> pollution("s".repeat(50) + "-" + i, i % 7 == 0 ? 1e-300 : i, i % 101))
            .toList();

    List<byte[]> bodies = encoder.encode(0, 5, AT, readings);

    assertThat(bodies).hasSizeGreaterThan(2);
    assertThat(bodies)
        .allSatisfy(
            body ->
                assertThat(body).hasSizeLessThanOrEqualTo(StoredReadingsEncoder.MAX_BODY_BYTES));
    List<StoredReadings> messages = decoded(bodies);
    assertThat(messages.stream().map(StoredReadings::number))
        .containsExactlyElementsOf(
            IntStream.range(0, bodies.size()).mapToObj(i -> 5L + i).toList());
    assertThat(messages.stream().flatMap(message -> message.readings().stream()))
        .containsExactlyElementsOf(readings);
  }

  @Test
  void aNameIsEscaped() throws IOException {
    String name = "\"\\\u0001".repeat(60);
    List<byte[]> bodies = new StoredReadingsEncoder(name, SINCE).encode(0, 1, AT, List.of(air(1)));

    assertThat(decoded(bodies).getFirst().worker()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "',\"coefficient\":1}', '}', coefficient is missing",
    "'\"coefficient\":1}', '\"coefficient\":1.5}', coefficient must be 0 to 1",
    "'\"coefficient\":1}', '\"coefficient\":-0.01}', coefficient must be 0 to 1",
    "'\"coefficient\":1}', '\"coefficient\":0.123}', coefficient must be 0 to 1",
    "'\"coefficient\":1}', '\"coefficient\":1e9}', coefficient must be 0 to 1",
    "'\"coefficient\":1}', '\"coefficient\":\"1\"}', coefficient",
    "'\"coefficient\":1}', '\"coefficient\":1,\"x\":1}', x",
    "412.5, 4e99, co2 must be",
    "'\"kind\":\"pollution\"', '\"kind\":\"air\"', temperature",
    "'\"roof-1\"', '\"roof 1\"', sensor must be",
    "'\"number\":17', '\"number\":0', number must be",
    "'\"number\":17', '\"number\":99999999999999999999', not a message",
    "'\"number\":17', '\"number\":1.5', number must be",
    "'\"number\":17', '\"number\":17,\"number\":17', number",
    "'\"number\":17,', '', number is missing",
    "'\"shard\":3', '\"shard\":1024', shard must be",
    "'\"shard\":3', '\"shard\":-1', shard must be",
    "'\"shard\":3', '\"shard\":4294967296', shard must be",
    "'\"since\":\"2026-03-01T11', '\"since\":\"2026-13-01T11', since must be",
    "'worker@lab:4711', '', worker must be",
  })
  void whatIsNotSoIsRefused(String from, String to, String why) {
    String mutant = BODY.replace(from, to == null ? "" : to);

    assertThat(mutant).isNotEqualTo(BODY);
    assertThatThrownBy(() -> StoredReadingsDecoder.decode(mutant.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void everyCutAndEveryChangedByteIsReadOrRefused() {
    byte[] body = BODY.getBytes(UTF_8);
    for (int i = 0; i < body.length; i++) {
      for (int change : new int[] {1, 2, 16, 128}) {
        byte[] mutant = body.clone();
        mutant[i] = (byte) (mutant[i] ^ change);
        assertThatItIsReadOrRefused(mutant);
      }
      assertThatItIsReadOrRefused(Arrays.copyOf(body, i));
    }
  }

  @Test
  void fieldsOfTheWholeThatAreNotKnownAreSkipped() throws IOException {
    String more = BODY.replace("\"shard\":3", "\"more\":{\"a\":[1]},\"shard\":3");

    assertThat(StoredReadingsDecoder.decode(more.getBytes(UTF_8)).shard()).isEqualTo(3);
  }

  /** As Python's zlib.crc32 has them. */
  @ParameterizedTest
  @CsvSource({"roof-1, 1, 0", "roof-1, 16, 7", "cellar.2, 16, 10", "roof-1, 1000, 111"})
  void aShardIsTheChecksumModuloTheirNumber(String sensor, int shards, int shard) {
    assertThat(Shard.of(sensor, shards)).isEqualTo(shard);
  }

  private static void assertThatItIsReadOrRefused(byte[] body) {
    try {
      assertThat(StoredReadingsDecoder.decode(body).readings()).isNotEmpty();
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("not a message about stored readings: ");
    }
  }

  private static List<StoredReadings> decoded(List<byte[]> bodies) throws IOException {
    List<StoredReadings> messages = new ArrayList<>();
    for (byte[] body : bodies) {
      messages.add(StoredReadingsDecoder.decode(body));
    }
    return messages;
  }

  private static StoredReading air(int hundredths) {
    return new StoredReading(
        new AirReading("roof-1", AT, 21.5, 40.25, new Location(41.13, 1.25)),
        new Coefficient(CoefficientKind.WELLNESS, hundredths));
  }

  private static StoredReading pollution(String sensor, double co2, int hundredths) {
    return new StoredReading(
        new PollutionReading(sensor, AT, co2, null),
        new Coefficient(CoefficientKind.POLLUTION, hundredths));
  }
}
