package dev.meteo.compare.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What JVMs' heaps hold after a collection, asked by the JDK's own {@code jcmd}. */
final class HeapView {
  private static final Logger LOGGER = LoggerFactory.getLogger(HeapView.class);
  private static final long KIBIBYTE = 1024;

  /** Of the young and of the old generation; what the metaspace uses comes after them. */
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private HeapView() {}

  /** Of all of them together; empty where one cannot be asked. Blocks while they collect. */
  static OptionalLong afterCollection(List<ProcessHandle> jvms) throws InterruptedException {
    long bytes = 0;
    for (ProcessHandle jvm : jvms) {
      OptionalLong one = afterCollection(jvm);
      if (one.isEmpty()) {
        return one;
      }
      bytes += one.getAsLong();
    }
    return jvms.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private static OptionalLong afterCollection(ProcessHandle jvm) throws InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return OptionalLong.empty();
    }
    try {
      String pid = Long.toString(jvm.pid());
      var unused = output(jcmd.toString(), pid, "GC.run");
      Matcher used = USED.matcher(output(jcmd.toString(), pid, "GC.heap_info"));
      long kibibytes = 0;
      while (used.find()) {
        kibibytes += Long.parseLong(used.group(1));
      }
      return kibibytes == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes * KIBIBYTE);
    } catch (IOException e) {
      LOGGER.info("{} does not tell its heap", jvm, e);
      return OptionalLong.empty();
    }
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
