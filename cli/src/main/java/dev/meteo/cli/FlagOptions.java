package dev.meteo.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options without a value. Picocli negates a flag's default when the flag is given, so that {@code
 * METEO_PLAIN=true} together with {@code --plain} would mean false.
 */
final class FlagOptions {
  private FlagOptions() {}

  /** Makes a flag that is given mean true whatever its default, in all subcommands too. */
  static void letBeSetTwice(CommandLine commandLine) {
    CommandSpec spec = commandLine.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (isFlag(option)) {
        spec.remove(option);
        spec.addOption(OptionSpec.builder(option).fallbackValue("true").build());
      }
    }
    commandLine.getSubcommands().values().forEach(FlagOptions::letBeSetTwice);
  }

  private static boolean isFlag(OptionSpec option) {
    boolean isBoolean = option.type() == boolean.class || option.type() == Boolean.class;
    // What is in a group excludes the others there; picocli does not let it be replaced.
    boolean isAlone = option.group() == null;
    return isBoolean && isAlone && !option.negatable() && !option.usageHelp() && !option.versionHelp();
  }
}
