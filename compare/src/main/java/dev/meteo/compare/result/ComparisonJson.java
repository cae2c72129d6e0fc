package dev.meteo.compare.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.meteo.cli.FileFailure;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;

/** Strict both ways: an unknown field, a missing number or a NaN is an error. */
final class ComparisonJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private ComparisonJson() {}

  static String write(Comparison comparison) {
    try {
      return JSON.writeValueAsString(comparison) + "\n";
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static void write(Comparison comparison, Path file) throws IOException {
    Files.writeString(file, write(comparison));
  }

  static Comparison read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (JacksonException e) {
      throw new UserError(file + " is no report of a comparison: " + why(e), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + FileFailure.reason(e), e);
    }
  }

  /** Jackson's words without what follows in parentheses, which is for programmers. */
  private static String why(JacksonException e) {
    if (e.getCause() instanceof NullPointerException) {
      return "something is missing"
          + (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
              ? " in " + path(mapping)
              : "");
    }
    String words = e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(.*", "");
    return e instanceof JsonMappingException mapping ? words + " in " + path(mapping) : words;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            each -> each.getFieldName() == null ? "[" + each.getIndex() + "]" : each.getFieldName())
        .collect(Collectors.joining("."));
  }

  static Comparison parse(String json) throws JacksonException {
    JsonNode tree = JSON.readTree(json);
    JsonNode format = tree.path("format");
    if (!format.isInt() || format.intValue() != Comparison.FORMAT) {
      throw new UserError(
          "the comparison has format %s, and this program knows %d; measure again"
              .formatted(format.isMissingNode() ? "unknown" : format, Comparison.FORMAT));
    }
    return JSON.treeToValue(tree, Comparison.class);
  }

  private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getValueAsString("");
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a UTC time");
      }
    }
  }
}
