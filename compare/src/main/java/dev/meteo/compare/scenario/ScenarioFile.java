package dev.meteo.compare.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meteo.cli.FileFailure;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A scenario and the text of the file that describes it.
 *
 * @param text JSON, in which lines may begin with {@code //}
 */
public record ScenarioFile(Scenario scenario, String text) {
  /** Those that come with the program, in the order in which they are run. */
  public static final List<String> BUILT_IN =
      List.of(
          "steady",
          "ramp",
          "burst",
          "slow-worker",
          "assignment",
          "worker-kill",
          "scale-out",
          "scale-in",
          "middle-restart",
          "store-restart",
          "terminal-away",
          "terminal-frozen",
          "fan-out",
          "many-sensors",
          "idle");

  private static final int USUAL_WINDOW_SECONDS = 1;
  private static final int USUAL_WARM_UP_SECONDS = 6;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Finds a scenario.
   *
   * @param nameOrPath one of {@link #BUILT_IN}, or the path of a file of one's own
   * @throws UserError when there is none, or when it cannot be used
   */
  public static ScenarioFile find(String nameOrPath) {
    if (BUILT_IN.contains(nameOrPath)) {
      return parse(nameOrPath, builtIn(nameOrPath));
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "there is no scenario "
              + nameOrPath
              + ", and no file of that name; there are "
              + String.join(", ", BUILT_IN));
    }
    try {
      return parse(nameOrPath, Files.readString(file));
    } catch (IOException e) {
      throw new UserError("cannot read " + nameOrPath + ": " + FileFailure.reason(e), e);
    }
  }

  private static String builtIn(String name) {
    String resource = name + ".json";
    try (InputStream in = ScenarioFile.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ScenarioFile parse(String where, String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (!(tree instanceof ObjectNode object)) {
        throw new UserError(where + " is no scenario: it must be one JSON object");
      }
      addUsual(object, "windowSeconds", USUAL_WINDOW_SECONDS);
      addUsual(object, "warmUpSeconds", object.has("clients") ? 0 : USUAL_WARM_UP_SECONDS);
      addUsual(object, "proxies", 1);
      addUsual(object, "terminals", 1);
      Scenario scenario = JSON.treeToValue(object, Scenario.class);
      checkTimes(scenario);
      return new ScenarioFile(scenario, text);
    } catch (IllegalArgumentException e) {
      throw new UserError(where + " is no scenario: " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new UserError(where + " is no scenario: " + reason(e), e);
    }
  }

  /** What would come after the end would never be done, and the report would not say so. */
  private static void checkTimes(Scenario scenario) {
    int end = scenario.measuredSeconds();
    for (Segment piece : scenario.load()) {
      Check.that(
          piece.fromSeconds() < end,
          "a piece of the load begins at %s s, after the end of the %d measured seconds"
              .formatted(piece.fromSeconds(), end));
    }
    for (Fault fault : scenario.faults()) {
      Check.that(
          fault.atSeconds() < end,
          "\"%s\" comes after the end of the %d measured seconds".formatted(fault.sentence(), end));
    }
  }

  private static void addUsual(ObjectNode object, String field, int value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  private static String reason(JacksonException failure) {
    Throwable cause = failure.getCause();
    boolean ours =
        cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
    String reason = String.valueOf(ours ? cause.getMessage() : words(failure));
    String line = reason.lines().findFirst().orElse("").replaceAll(" \\((set|for) .*", "");
    return failure instanceof JsonMappingException mapping && !ours ? place(mapping) + line : line;
  }

  private static String words(JacksonException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          "there is no such field; there are "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          "\"%s\" is not among those that the documentation lists".formatted(wrong.getValue());
      case MismatchedInputException missing
          when missing.getOriginalMessage().startsWith("Cannot map `null`") ->
          "is missing";
      default -> failure.getOriginalMessage();
    };
  }

  private static String place(JsonMappingException failure) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference each : failure.getPath()) {
      place.append(place.isEmpty() || each.getFieldName() == null ? "" : ".");
      place.append(each.getFieldName() == null ? "[" + each.getIndex() + "]" : each.getFieldName());
    }
    return place.isEmpty() ? "" : place + ": ";
  }
}
