package dev.meteo.store;

import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script, one atomic step of the store.
 *
 * @param <T> what it answers
 */
final class Script<T> {
  static final Script<String> ADD = text("add");
  static final Script<String> APPEND = leaders("append", ScriptOutputType.VALUE, String.class);
  static final Script<Long> SEAL = leaders("seal");
  static final Script<Long> MARK = leaders("mark");
  static final Script<Long> CLEAN = leaders("clean");
  static final Script<Long> CLOSE = leaders("close");
  static final Script<Long> HORIZON = leaders("horizon");
  static final Script<Long> PRUNE_PANES = leaders("prune-panes");
  static final Script<Long> PRUNE_WINDOWS = leaders("prune-windows");
  static final Script<Long> LEARN = leaders("learn");
  static final Script<Long> RESTORE = leaders("restore");
  static final Script<Long> WHOLE = leaders("whole");
  static final Script<Long> DISCARD = leaders("discard");
  static final Script<Long> CHECKPOINT = leaders("checkpoint");
  static final Script<Long> VOUCH = leaders("vouch");
  static final Script<String> ACQUIRE = text("acquire");
  static final Script<Long> AGREE = leaders("agree");
  static final Script<Long> PROBE = number("probe");
  static final Script<Long> BARRIER = number("barrier");
  static final Script<Long> RELEASE = number("release");
  static final Script<String> CLAIM = text("claim");
  static final Script<String> SPAN = text("span");
  static final Script<Long> UNTOLD = number("untold");
  static final Script<Long> SIGN = number("sign");
  static final Script<String> ROLL = text("roll");

  private final ScriptOutputType output;
  private final Class<T> answerType;
  private final String text;
  private final String digest;

  private Script(String text, ScriptOutputType output, Class<T> answerType) {
    this.output = output;
    this.answerType = answerType;
    this.text = text;
    this.digest = sha1(text);
  }

  private static Script<String> text(String name) {
    return new Script<>(read(name), ScriptOutputType.VALUE, String.class);
  }

  private static Script<Long> number(String name) {
    return new Script<>(read(name), ScriptOutputType.INTEGER, Long.class);
  }

  private static Script<Long> leaders(String name) {
    return leaders(name, ScriptOutputType.INTEGER, Long.class);
  }

  /** One that begins by asking whether the caller leads; the first line holds its flags. */
  private static <T> Script<T> leaders(String name, ScriptOutputType output, Class<T> answerType) {
    String text = read(name);
    int body = text.indexOf('\n') + 1;
    return new Script<>(
        text.substring(0, body) + read("leads") + text.substring(body), output, answerType);
  }

  ScriptOutputType output() {
    return output;
  }

  T answer(Object raw) {
    return answerType.cast(raw);
  }

  String text() {
    return text;
  }

  /** What Redis knows the script by once it has run it. */
  String digest() {
    return digest;
  }

  private static String sha1(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  private static String read(String name) {
    String resource = name + ".lua";
    try (InputStream stream = Script.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
