package dev.meteo.admin;

import dev.meteo.messages.FailureText;
import dev.meteo.messages.VisibleText;
import java.util.Optional;
import java.util.function.Function;

/** What a system said, or why it said nothing. */
sealed interface Answer<T> {
  /** Of a reason, in characters. */
  int MAX_REASON_LENGTH = 200;

  /** It answered. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * It is down, or will not say.
   *
   * @param reason safe to print
   */
  record Missing<T>(String reason) implements Answer<T> {}

  /** The same of what was said, if it was. */
  default <R> Answer<R> map(Function<T, R> function) {
    return switch (this) {
      case Given<T>(T value) -> new Given<>(function.apply(value));
      case Missing<T>(String reason) -> new Missing<>(reason);
    };
  }

  /** What was said, if it was. */
  default Optional<T> given() {
    return switch (this) {
      case Given<T>(T value) -> Optional.of(value);
      case Missing<T>(String reason) -> Optional.empty();
    };
  }

  /** Nothing was said because of a failure. */
  static <T> Answer<T> missing(String what, Exception failure) {
    return new Missing<>(
        VisibleText.of(what + ": " + FailureText.of(failure, "it"), MAX_REASON_LENGTH));
  }
}
