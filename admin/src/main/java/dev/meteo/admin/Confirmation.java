package dev.meteo.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Asks whoever started the command. */
final class Confirmation {
  private final Function<String, Optional<String>> ask;

  Confirmation() {
    this(Confirmation::askStandardInput);
  }

  /**
   * @param ask shows a question and gives the line that was answered; empty at the input's end
   */
  Confirmation(Function<String, Optional<String>> ask) {
    this.ask = ask;
  }

  /** Whether the answer was yes; empty when there is nobody to ask. */
  Optional<Boolean> isGiven(String question) {
    return ask.apply(question + " [y/N] ")
        .map(
            answer ->
                answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
  }

  /** Not by the console, which newer Javas have without a terminal, too. */
  private static Optional<String> askStandardInput(String question) {
    System.err.print(question);
    System.err.flush();
    try {
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(input.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
