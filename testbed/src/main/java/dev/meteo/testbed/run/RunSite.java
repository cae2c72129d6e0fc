package dev.meteo.testbed.run;

import dev.meteo.cli.Termination;
import dev.meteo.cli.UserError;
import dev.meteo.testbed.Stack;
import dev.meteo.testbed.StackException;
import dev.meteo.testbed.StackOptions;
import dev.meteo.testbed.StackServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run is done: a private stack in a directory of its own, which is gone after the end. One
 * process at a time has it; what a killed one left is removed.
 */
public final class RunSite implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunSite.class);
  private static final Duration BETWEEN_ATTEMPTS_TO_END = Duration.ofMillis(100);

  private final FileChannel channel;
  private final FileLock lock;
  private final Path directory;
  private final Ledger ledger;
  private final Stack stack;

  private RunSite(FileChannel channel, FileLock lock, Path directory, Ledger ledger, Stack stack) {
    this.channel = channel;
    this.lock = lock;
    this.directory = directory;
    this.ledger = ledger;
    this.stack = stack;
  }

  /**
   * Starts the stack. Blocks until it answers.
   *
   * @param home the user's directory of Meteo
   * @param name of the command; its directory there is called after it
   * @param progress hears in short sentences what is done
   * @throws UserError when another process has the site
   * @throws EndedException when the command was asked to end meanwhile; nothing is left then
   */
  public static RunSite open(
      Path home,
      String name,
      StackOptions options,
      Termination termination,
      Consumer<String> progress)
      throws IOException {
    Files.createDirectories(home);
    FileChannel channel =
        FileChannel.open(
            home.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new UserError("another " + name + " runs in " + home + "; wait for its end");
      }
      Path directory = home.resolve(name);
      Ledger ledger = new Ledger(home.resolve(name + ".processes"));
      ledger.endAll();
      Stack.find(directory).ifPresent(Stack::close);
      termination.lastResort(() -> endAtOnce(directory));
      return new RunSite(
          channel, lock, directory, ledger, start(directory, options, termination, progress));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Stack start(
      Path directory, StackOptions options, Termination termination, Consumer<String> progress) {
    CountDownLatch settled = new CountDownLatch(1);
    termination.onRequest(() -> endUntil(settled, directory));
    try {
      return Stack.start(directory, options, progress);
    } catch (StackException e) {
      if (termination.isRequested()) {
        throw new EndedException();
      }
      throw e;
    } finally {
      settled.countDown();
    }
  }

  /** Ends the servers of a stack that is being started, so that starting it fails soon. */
  private static void endUntil(CountDownLatch settled, Path directory) {
    try {
      while (!settled.await(BETWEEN_ATTEMPTS_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        endServers(directory);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Roles are this process' children; servers need not be. */
  private static void endAtOnce(Path directory) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    endServers(directory);
  }

  private static void endServers(Path directory) {
    try {
      Stack.find(directory)
          .ifPresent(
              stack -> {
                stack.redisServer().kill();
                stack.brokerNodes().forEach(StackServer::kill);
              });
    } catch (StackException e) {
      LOGGER.debug("{} is changing", directory, e); // the next attempt will see how
    }
  }

  /** Its broker and Redis. */
  public Stack stack() {
    return stack;
  }

  /** The METEO_HOME of the roles; it goes with the stack. */
  public Path rolesHome() {
    return directory.resolve("roles");
  }

  /**
   * Starts roles here, which do not outlive the run: not even one that is killed, once there is
   * another.
   *
   * @param home the METEO_HOME of the roles
   */
  public RoleLauncher launcher(Path home) {
    return new RoleLauncher(stack.environment(), home, ledger::add);
  }

  /**
   * Starts roles of another version here, which do not outlive the run either.
   *
   * @param home the METEO_HOME of the roles
   * @param script that starts them
   */
  public RoleLauncher launcher(Path home, Path script) {
    return new RoleLauncher(stack.environment(), home, script.toString(), ledger::add);
  }

  /** Has a process end with the run, as the roles do. */
  public void add(ProcessHandle process) throws IOException {
    ledger.add(process);
  }

  @Override
  public void close() throws IOException {
    ledger.endAll();
    stack.close();
    lock.release();
    channel.close();
  }
}
