package dev.meteo.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one server is run from what is installed. */
interface ServerRecipe {
  String name();

  /** Writes the configuration into the server's directory, which exists. */
  void prepare(Path directory) throws IOException;

  /** The command, which must stay in the foreground and be the server's own process. */
  List<String> command(Path directory);

  /** Its whole environment: nothing of the user's own servers gets in. */
  Map<String, String> environment(Path directory);

  Probe probe();

  /** How one of its tools is run; the first word is the tool's name. */
  default List<String> tool(List<String> command) {
    return command;
  }
}
