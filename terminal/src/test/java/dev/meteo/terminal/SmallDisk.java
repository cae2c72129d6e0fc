package dev.meteo.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system that is soon full, in a namespace of one process. */
final class SmallDisk {
  private static final int BLOCK = 4096;

  private SmallDisk() {}

  /** Whether this system allows it; where everything must be possible, it is an error if not. */
  static boolean isPossible(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", command(directory).formatted("true"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean possible = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    if (!possible) {
      String reason = "no small file system can be mounted here: " + output;
      if ("true".equals(System.getenv("CI"))) {
        throw new IOException(reason);
      }
      System.err.println(reason);
    }
    return possible;
  }

  /** A command that runs another one, in place of %s, which has the small disk there. */
  static String command(Path directory) {
    return "unshare -rm sh -c 'mount -t tmpfs -o size=256k none " + directory + " && exec %s'";
  }

  /** Where the disk of that process is to be seen by others. */
  static Path fromHere(Path directory, ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()), "root")
        .resolve(directory.toString().substring(1));
  }

  /** Leaves no room; the file to delete for room is returned. */
  static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int blocks = 0; blocks < 1000; blocks++) {
        out.write(block);
      }
    } catch (IOException full) {
      return filler;
    }
    throw new IOException("this disk is not small: " + List.of(disk));
  }
}
