package dev.meteo.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An environment variable for every option: {@code --work-time} is {@code METEO_WORK_TIME}. */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String value = environment.get(variable(option));
    return value == null || value.isEmpty() ? null : value;
  }

  static String variable(OptionSpec option) {
    String longest =
        Arrays.stream(option.names()).max(Comparator.comparingInt(String::length)).orElseThrow();
    return "METEO_" + longest.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
