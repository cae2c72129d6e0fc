package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The published description of the contract. Tests run in the module's folder. */
final class AsyncApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode DOCUMENT = read();

  private AsyncApi() {}

  /** A node by its JSON pointer, which must be there. */
  static JsonNode at(String pointer) {
    return DOCUMENT.requiredAt(pointer);
  }

  static List<JsonNode> examples(String message) {
    JsonNode examples = at("/components/messages/" + message + "/examples");
    return StreamSupport.stream(examples.spliterator(), false).toList();
  }

  /** What is wrong with a value by the document's schema; empty when nothing is. */
  static Set<String> faults(String schemaName, JsonNode value) {
    ObjectNode schema = DOCUMENT.deepCopy();
    schema.put("$ref", "#/components/schemas/" + schemaName);
    JsonSchema judge = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    return judge.validate(value).stream().map(Object::toString).collect(Collectors.toSet());
  }

  static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
