package dev.meteo.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes a sentence of what a server wrote before it ended. */
final class ServerLog {
  private static final int LINES = 8;
  private static final List<String> CLASHES =
      List.of(
          "eaddrinuse", "Address already in use", "already in use", "port is already allocated");

  private ServerLog() {}

  static StackException earlyEnd(String name, Path directory) {
    return earlyEnd(name, read(directory));
  }

  static StackException earlyEnd(String name, String log) {
    if (CLASHES.stream().anyMatch(log::contains)) {
      return new PortClashException("a port that " + name + " needs was taken meanwhile");
    }
    return new StackException(name + " ended during its start; its last words: " + tail(log));
  }

  /** The last lines, in one. */
  static String tail(String log) {
    List<String> lines = log.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private static String read(Path directory) {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file : files.filter(ServerLog::isLog).sorted().toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
    } catch (IOException e) {
      text.append("(its log cannot be read: ").append(e.getMessage()).append(')');
    }
    return text.toString();
  }

  private static boolean isLog(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.equals("output") || name.endsWith(".log"));
  }
}
