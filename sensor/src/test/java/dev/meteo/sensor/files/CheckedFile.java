package dev.meteo.sensor.files;

import dev.meteo.cli.CommandMain;
import dev.meteo.cli.Termination;
import dev.meteo.sensor.SensorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * What {@code sensor --replay FILE --check --json} says, without a broker.
 *
 * @param json its last line
 * @param said on standard error
 */
record CheckedFile(int exitCode, String json, String said) {
  static CheckedFile of(Path file, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("--id=case", "--replay=" + file, "--check"));
    arguments.add("--json");
    arguments.addAll(options);
    if (!options.contains("--timezone")) {
      arguments.add("--timezone=Europe/Madrid");
    }
    CommandLine command = CommandMain.commandLine(new SensorCommand(new Termination()), Map.of());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    int exitCode = command.execute(arguments.toArray(String[]::new));
    String all = out.toString().strip();
    return new CheckedFile(exitCode, all.substring(all.lastIndexOf('\n') + 1), err.toString());
  }

  /** A number at the top of the object. */
  long number(String field) {
    Matcher matcher =
        Pattern.compile("[,{]\"" + field + "\":(\\d+)[,}]").matcher(withoutReadings());
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private String withoutReadings() {
    return json.replaceFirst("\"readings\":\\[.*?\\](?=,\"air\")", "\"readings\":[]");
  }

  /** Options as a shell would take them apart. */
  static List<String> options(String line) {
    List<String> options = new ArrayList<>();
    Matcher words = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (words.find()) {
      options.add(words.group(1) == null ? words.group(2) : words.group(1));
    }
    return options;
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n" + said + json;
  }
}
