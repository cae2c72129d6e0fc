package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import dev.meteo.messages.Refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the document and the code together. */
class AsyncApiTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

  @ParameterizedTest
  @EnumSource
  void ranges_areThoseOfTheCode(Quantity quantity) {
    JsonNode schema = AsyncApi.at("/components/schemas/" + quantity.field());
    double min = schema.required("minimum").asDouble();
    double max = schema.required("maximum").asDouble();

    assertThat(DecimalText.of(min) + " to " + DecimalText.of(max)).isEqualTo(quantity.range());
  }

  @Test
  void limits_areThoseOfTheCode() {
    assertThat(AsyncApi.at("/components/schemas/readingBatch/maxItems").asInt())
        .isEqualTo(ReadingDecoder.MAX_READINGS);
    assertThat(AsyncApi.at("/components/schemas/deadLetterHeaders/properties/meteo-index/maximum"))
        .hasToString(Integer.toString(ReadingDecoder.MAX_READINGS - 1));
    assertThat(AsyncApi.at("/components/schemas/timestamp/x-max-clock-lead-seconds").asLong())
        .isEqualTo(ReadingDecoder.MAX_CLOCK_LEAD.toSeconds());
    for (String message : List.of("airReading", "pollutionReading", "readingBatch")) {
      assertThat(AsyncApi.at("/components/messages/" + message + "/x-max-body-bytes").asInt())
          .isEqualTo(ReadingDecoder.MAX_BODY_BYTES);
    }
    assertThat(AsyncApi.at("/components/messages/deadLetter/x-cut-bytes").asInt())
        .isEqualTo(DeadLetter.CUT_BYTES);
    assertThat(AsyncApi.at("/components/schemas/airReading/description").asText())
        .contains("at most " + QuantityText.MAX_LENGTH + " characters");
    assertThat(AsyncApi.at("/components/schemas/reason/description").asText())
        .contains("deeper than " + ReadingDecoder.MAX_DEPTH + " levels");
  }

  @Test
  void reasons_areThoseOfTheCode() {
    assertThat(texts(AsyncApi.at("/components/schemas/reason/enum")))
        .containsExactlyElementsOf(Stream.of(Reason.values()).map(Reason::word).toList());
  }

  @Test
  void kinds_areThoseOfTheCode() {
    assertThat(texts(AsyncApi.at("/channels/readings/parameters/kind/enum")))
        .containsExactlyElementsOf(
            Stream.of(ReadingKind.values()).map(ReadingKind::wireName).toList());
  }

  @Test
  void identifierPattern_allowsWhatTheCodeAllows() {
    Pattern pattern =
        Pattern.compile(AsyncApi.at("/components/schemas/identifier/pattern").asText());
    for (int c = 0; c < 0x3000; c++) {
      String id = Character.toString(c);
      assertThat(pattern.matcher(id).matches()).as("U+%04X", c).isEqualTo(Identifier.isValid(id));
    }
    for (int length : new int[] {0, 1, 64, 65}) {
      String id = "x".repeat(length);
      assertThat(pattern.matcher(id).matches()).isEqualTo(Identifier.isValid(id));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-01T12:00:00Z",
        "2026-03-01t12:00:00.123456789z",
        "2026-03-01T12:00:00-23:59",
        "2026-03-01T12:00:00",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00.1234567890Z",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00Z",
        "2026-03-01T12:00:00+0100",
        "12:00:00Z",
        ""
      })
  void timestampPattern_allowsWhatTheCodeAllows(String text) {
    String pattern = AsyncApi.at("/components/schemas/timestamp/pattern").asText();

    assertThat(Pattern.matches(pattern, text)).isEqualTo(Timestamps.parse(text).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airReading", "pollutionReading", "readingBatch"})
  void examplesOfReadings_areAcceptedByCodeAndSchema(String message) {
    for (JsonNode example : AsyncApi.examples(message)) {
      JsonNode payload = example.required("payload");

      assertThat(Bodies.decode(AsyncApi.text(payload)))
          .allMatch(decoded -> decoded instanceof DecodedReading.Accepted);
      assertThat(AsyncApi.faults(message, payload)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"airReading", "pollutionReading"})
  void requiredFieldsWithOneCharacterChanged_areRefusedByCodeAndSchema(String message) {
    String body = AsyncApi.text(AsyncApi.examples(message).getFirst().required("payload"));
    for (String field : texts(AsyncApi.at("/components/schemas/" + message + "/required"))) {
      assertThat(body).contains('"' + field + '"');
      for (int i = 0; i < field.length(); i++) {
        String wrong = new StringBuilder(field).replace(i, i + 1, "_").toString();
        String mutant = body.replace('"' + field + '"', '"' + wrong + '"');

        assertThat(Bodies.refuse(mutant).detail()).containsAnyOf(field, wrong);
        assertThat(AsyncApi.faults(message, AsyncApi.json(mutant.getBytes(UTF_8)))).isNotEmpty();
      }
    }
  }

  @Test
  void whatTheCodeWrites_keepsTheSchema() {
    Location location = new Location(41.13, 1.25);
    AirReading air = new AirReading("roof-1", AT, -100, 100, location);
    PollutionReading pollution = new PollutionReading("z".repeat(64), AT, 1e-9, null);
    CoefficientStatistics one = CoefficientStatistics.ofHundredths(1, 74, 5_476, 74, 74, AT);
    WindowSummary summary = new WindowSummary(AT, AT.plusSeconds(5), 1, one, null);

    assertThat(AsyncApi.faults("airReading", AsyncApi.json(ReadingEncoder.encode(air)))).isEmpty();
    assertThat(AsyncApi.faults("pollutionReading", AsyncApi.json(ReadingEncoder.encode(pollution))))
        .isEmpty();
    assertThat(
            AsyncApi.faults(
                "readingBatch", AsyncApi.json(ReadingEncoder.encodeBatch(List.of(air, pollution)))))
        .isEmpty();
    assertThat(AsyncApi.faults("windowSummary", AsyncApi.json(WindowSummaryCodec.encode(summary))))
        .isEmpty();
  }

  @Test
  void whatTheSchemaRefuses_theCodeRefuses() {
    for (JsonNode value :
        List.of(
            AsyncApi.json(Bodies.AIR.replace("40.25", "100.5").getBytes(UTF_8)),
            AsyncApi.json(Bodies.AIR.replace("}", ",\"x\":1}").getBytes(UTF_8)),
            AsyncApi.json(Bodies.AIR.replace("roof-1", "roof 1").getBytes(UTF_8)))) {
      assertThat(AsyncApi.faults("airReading", value)).isNotEmpty();
      assertThat(Bodies.refuse(AsyncApi.text(value)).reason()).isNotNull();
    }
  }

  @Test
  void examplesOfWindowSummaries_readAndWriteBackTheSame() throws IOException {
    for (JsonNode example : AsyncApi.examples("windowSummary")) {
      byte[] body = AsyncApi.text(example.required("payload")).getBytes(UTF_8);

      assertThat(new String(WindowSummaryCodec.encode(WindowSummaryCodec.decode(body)), UTF_8))
          .isEqualTo(new String(body, UTF_8));
      assertThat(AsyncApi.faults("windowSummary", example.required("payload"))).isEmpty();
    }
  }

  @Test
  void requiredFieldsOfSummaries_withOneCharacterChanged_areRefused() {
    String body = AsyncApi.text(AsyncApi.examples("windowSummary").getFirst().required("payload"));
    for (String field : List.of("start", "end", "revision", "count", "sum", "mean", "newest")) {
      String mutant = body.replace('"' + field + '"', "\"_" + field.substring(1) + '"');

      assertThatThrownBy(() -> WindowSummaryCodec.decode(mutant.getBytes(UTF_8)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(field);
      assertThat(AsyncApi.faults("windowSummary", AsyncApi.json(mutant.getBytes(UTF_8))))
          .isNotEmpty();
    }
  }

  @Test
  void examplesOfSigns_readAndWriteBackTheSame() throws IOException {
    for (JsonNode example : AsyncApi.examples("signsOfLife")) {
      byte[] body = AsyncApi.text(example.required("payload")).getBytes(UTF_8);

      assertThat(new String(SignsOfLifeCodec.encode(SignsOfLifeCodec.decode(body)), UTF_8))
          .isEqualTo(new String(body, UTF_8));
      assertThat(AsyncApi.faults("signsOfLife", example.required("payload"))).isEmpty();
    }
  }

  @Test
  void requiredFieldsOfSigns_withOneCharacterChanged_areRefused() {
    String body = AsyncApi.text(AsyncApi.examples("signsOfLife").getFirst().required("payload"));
    for (String field :
        List.of(
            "at", "silentAfterMs", "workers", "name", "seen", "received", "stored", "refused")) {
      assertThatSignsAreRefused(body, field);
    }
    for (String field : List.of("perSecond", "known", "silent", "listed", "sensor")) {
      assertThatSignsAreRefused(body, field);
    }
  }

  private static void assertThatSignsAreRefused(String body, String field) {
    String mutant = body.replace('"' + field + '"', "\"_" + field.substring(1) + '"');

    assertThatThrownBy(() -> SignsOfLifeCodec.decode(mutant.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(field);
    assertThat(AsyncApi.faults("signsOfLife", AsyncApi.json(mutant.getBytes(UTF_8)))).isNotEmpty();
  }

  @Test
  void examplesOfStoredReadings_readAndWriteBackTheSame() throws IOException {
    for (JsonNode example : AsyncApi.examples("storedReadings")) {
      byte[] body = AsyncApi.text(example.required("payload")).getBytes(UTF_8);
      StoredReadings stored = StoredReadingsDecoder.decode(body);

      assertThat(
              new StoredReadingsEncoder(stored.worker(), stored.since())
                  .encode(stored.shard(), stored.number(), stored.storedAt(), stored.readings()))
          .singleElement()
          .isEqualTo(body);
      assertThat(AsyncApi.faults("storedReadings", example.required("payload"))).isEmpty();
    }
  }

  @Test
  void requiredFieldsOfStoredReadings_withOneCharacterChanged_areRefused() {
    String body = AsyncApi.text(AsyncApi.examples("storedReadings").getFirst().required("payload"));
    for (String field :
        List.of(
            "worker", "since", "shard", "number", "storedAt", "readings", "kind", "coefficient")) {
      String mutant = body.replace('"' + field + '"', "\"_" + field.substring(1) + '"');

      assertThatThrownBy(() -> StoredReadingsDecoder.decode(mutant.getBytes(UTF_8)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(field.substring(1));
      assertThat(AsyncApi.faults("storedReadings", AsyncApi.json(mutant.getBytes(UTF_8))))
          .isNotEmpty();
    }
  }

  @Test
  void limitsOfStoredReadings_areThoseOfTheCode() {
    JsonNode properties = AsyncApi.at("/components/schemas/storedReadings/properties");

    assertThat(properties.at("/readings/maxItems").asInt()).isEqualTo(StoredReadings.MAX_READINGS);
    assertThat(properties.at("/shard/maximum").asInt()).isEqualTo(Shard.MAX_SHARDS - 1);
    assertThat(AsyncApi.at("/components/messages/storedReadings/x-max-body-bytes").asInt())
        .isEqualTo(StoredReadingsEncoder.MAX_BODY_BYTES);
    assertThat(AsyncApi.at("/channels/stored/address").asText().replace("{shard}", "7"))
        .isEqualTo(Shard.routingKey(7));
  }

  @Test
  void deadLettersHeaders_areThoseOfTheCode() {
    JsonNode example = AsyncApi.examples("deadLetter").getFirst();
    JsonNode headers = example.required("headers");
    byte[] text = AsyncApi.text(example.required("payload")).getBytes(UTF_8);
    BasicProperties properties =
        DeadLetter.properties(
            text,
            headers.required(DeadLetter.INDEX).asInt(),
            Bodies.refuse(text),
            headers.required(DeadLetter.WORKER).asText(),
            headers.required(DeadLetter.ROUTING_KEY).asText(),
            Instant.parse(headers.required(DeadLetter.TIME).asText()));
    Map<String, String> expected = new TreeMap<>();
    headers
        .properties()
        .forEach(header -> expected.put(header.getKey(), header.getValue().asText()));
    Map<String, String> written = new TreeMap<>();
    properties.getHeaders().forEach((name, value) -> written.put(name, value.toString()));

    assertThat(written).isEqualTo(expected);
    assertThat(properties.getDeliveryMode()).isEqualTo(2);
    assertThat(AsyncApi.faults("deadLetterHeaders", headers)).isEmpty();
    assertThat(properties.getMessageId()).matches("[0-9a-f]{32}-3");
  }

  @Test
  void historyMarks_areThoseOfTheCode() {
    BasicProperties mark = HistoryMark.named("mine");

    assertThat(mark.getType())
        .isEqualTo(
            AsyncApi.at("/components/messages/historyMark/bindings/amqp/messageType").asText());
    assertThat(mark.getDeliveryMode())
        .isEqualTo(AsyncApi.at("/operations/markHistory/bindings/amqp/deliveryMode").asInt());
  }

  @Test
  void namesOnTheBroker_areThoseOfTheCode() {
    assertThat(exchange("readings")).isEqualTo(Topology.READINGS_EXCHANGE + " fanout");
    assertThat(exchange("readingBatches")).isEqualTo(Topology.READINGS_EXCHANGE + " fanout");
    assertThat(exchange("dead")).isEqualTo(Topology.DEAD_EXCHANGE + " fanout");
    assertThat(exchange("stored")).isEqualTo(Topology.STORED_EXCHANGE + " topic");
    assertThat(exchange("windows")).isEqualTo(Topology.WINDOWS_EXCHANGE + " fanout");
    assertThat(exchange("history")).isEqualTo(Topology.HISTORY_EXCHANGE + " fanout");
    assertThat(exchange("signs")).isEqualTo(Topology.SIGNS_EXCHANGE + " fanout");
    assertThat(queue("readingsQueue")).isEqualTo(Topology.READINGS_QUEUE);
    assertThat(queue("dead")).isEqualTo(Topology.DEAD_QUEUE);
    assertThat(queue("history")).isEqualTo(Topology.HISTORY_STREAM);
    assertThat(queue("terminal").replace("{terminal}", "t")).isEqualTo(Topology.terminalQueue("t"));
    assertThat(queue("historian")).isEqualTo(Topology.HISTORIAN_QUEUE_PREFIX + "{historian}");
    assertThat(AsyncApi.at("/channels/readings/address").asText()).isEqualTo("{kind}.{sensor}");
  }

  @Test
  void argumentsOfTheQueues_areThoseOfTheCode() {
    assertThat(arguments("readingsQueue")).isEqualTo(shown(Topology.readingsArguments()));
    assertThat(arguments("dead")).isEqualTo(shown(Topology.deadArguments()));
    assertThat(arguments("terminal")).isEqualTo(shown(Topology.terminalArguments()));
    assertThat(arguments("historian")).isEqualTo(shown(Topology.historianArguments()));
    assertThat(arguments("signsQueue")).isEqualTo(shown(Topology.signsArguments()));
    assertThat(arguments("history")).isEqualTo(shown(Topology.historyArguments()));
  }

  private static String exchange(String channel) {
    JsonNode exchange = AsyncApi.at("/channels/" + channel + "/bindings/amqp/exchange");
    assertThat(exchange.required("durable").asBoolean()).isTrue();
    return exchange.required("name").asText() + " " + exchange.required("type").asText();
  }

  private static String queue(String channel) {
    JsonNode queue = AsyncApi.at("/channels/" + channel + "/bindings/amqp/queue");
    assertThat(queue.required("durable").asBoolean()).isTrue();
    assertThat(AsyncApi.at("/channels/" + channel + "/address")).isEqualTo(queue.required("name"));
    return queue.required("name").asText();
  }

  private static Map<String, String> arguments(String channel) {
    Map<String, String> arguments = new LinkedHashMap<>();
    AsyncApi.at("/channels/" + channel + "/x-arguments")
        .properties()
        .forEach(argument -> arguments.put(argument.getKey(), argument.getValue().asText()));
    return arguments;
  }

  private static Map<String, String> shown(Map<String, Object> arguments) {
    Map<String, String> shown = new TreeMap<>();
    arguments.forEach((name, value) -> shown.put(name, value.toString()));
    return shown;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
