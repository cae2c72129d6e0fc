package dev.meteo.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A dead letter as one line of JSON, in plain ASCII so that no body can drive a terminal. A body
 * that is no text is there in Base64 as well.
 */
final class DeadJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DeadJson() {}

  static String line(DeadMessage message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("position", message.position());
      json.writeStringField("id", message.id());
      json.writeStringField("reason", message.reason());
      json.writeStringField("detail", message.detail());
      json.writeStringField("routingKey", message.routingKey());
      json.writeStringField("worker", message.worker());
      json.writeStringField("time", message.time());
      String body = new String(message.body(), StandardCharsets.UTF_8);
      json.writeStringField("body", body);
      if (!Arrays.equals(body.getBytes(StandardCharsets.UTF_8), message.body())) {
        json.writeStringField("bodyBase64", Base64.getEncoder().encodeToString(message.body()));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().replace("\u007f", "\\u007f");
  }
}
