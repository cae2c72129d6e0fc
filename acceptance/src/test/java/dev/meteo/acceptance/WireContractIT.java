package dev.meteo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the roles really publish, held against the published description of the contract. */
@ExtendWith(SiteExtension.class)
@Timeout(120)
class WireContractIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode document;

  private PlainClient broker;
  private TestSite site;

  @BeforeAll
  static void readDocument() throws IOException {
    Path file = Path.of("..", "messages", "asyncapi.yaml");
    document = new YAMLMapper().readTree(file.toFile());
  }

  @BeforeEach
  void open(TestSite given) {
    site = given;
    broker = given.broker();
  }

  @Test
  void whatIsPublished_isAsDescribed() throws Exception {
    String readings = broker.tap("meteo.readings", "fanout");
    String history = broker.tap("meteo.history", "fanout");
    String windows = broker.tap("meteo.windows", "fanout");
    String signs = broker.tap("meteo.signs", "fanout");

    site.start("proxy", "window-proxy", "--window=1s", "--grace=100ms");
    site.start("worker", "worker");
    site.start("sensor", "sensor", "--kind=pollution", "--id=roof", "--every=100ms");
    assertAsDescribed(readings, "publishReading", "pollutionReading");
    broker.publish("pollution.roof", "{}");
    GetResponse letter = taken("meteo.dead");

    assertDelivery(letter, "refuseReading");
    ObjectNode headers = JSON.createObjectNode();
    letter.getProps().getHeaders().forEach((name, value) -> headers.put(name, value.toString()));
    assertKeepsSchema(headers, "deadLetterHeaders");
    assertAsDescribed(history, "publishWindow", "windowSummary");
    assertAsDescribed(windows, "tellWindow", "windowSummary");
    assertAsDescribed(signs, "publishSigns", "signsOfLife");
  }

  private void assertAsDescribed(String queue, String operation, String schema) throws Exception {
    GetResponse message = taken(queue);
    assertDelivery(message, operation);
    assertThat(message.getProps().getContentType())
        .isEqualTo(document.required("defaultContentType").asText());
    assertKeepsSchema(JSON.readTree(message.getBody()), schema);
  }

  private GetResponse taken(String queue) {
    AtomicReference<Optional<GetResponse>> got = new AtomicReference<>(Optional.empty());
    await(queue)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              got.set(broker.take(queue));
              return got.get().isPresent();
            });
    return got.get().orElseThrow();
  }

  private static void assertDelivery(GetResponse message, String operation) {
    JsonNode binding = document.requiredAt("/operations/" + operation + "/bindings/amqp");
    assertThat(message.getProps().getDeliveryMode())
        .as(operation)
        .isEqualTo(binding.required("deliveryMode").asInt());
  }

  private static void assertKeepsSchema(JsonNode value, String name) {
    ObjectNode schema = document.deepCopy();
    schema.put("$ref", "#/components/schemas/" + name);
    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(value))
        .as("%s: %s", name, value)
        .isEmpty();
  }
}
