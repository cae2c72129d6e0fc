package dev.meteo.admin;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo migrate}. */
@Command(
    name = "migrate",
    description = {
      "Converts the exchanges and queues of an older version, without losing a message.",
      "",
      "It may be interrupted at any time and started again, and does nothing where there is",
      "nothing to convert. Roles of the older version may run meanwhile: sensors send again what",
      "was not confirmed. Start the new version's roles when it has ended."
    })
final class MigrateCommand implements Callable<Integer> {
  private static final int CLOSE_TIMEOUT_MS = 2000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(names = "--dry-run", description = "Only say what there is to convert.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    Connection connection = connect();
    try {
      run(connection);
      return ExitCode.DONE;
    } catch (IOException | ShutdownSignalException e) {
      throw new UserError("the conversion stopped and can be started again: " + e.getMessage(), e);
    } finally {
      connection.abort(CLOSE_TIMEOUT_MS);
    }
  }

  private void run(Connection connection) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(spec.commandLine().getErr());
    List<Conversion> needed = new ArrayList<>();
    for (Conversion conversion :
        List.of(
            new DeadConversion(connection, progress),
            new ReadingsConversion(connection),
            new HistoryConversion(connection, progress))) {
      if (conversion.isNeeded()) {
        needed.add(conversion);
      }
    }
    for (Conversion conversion : needed) {
      if (dryRun) {
        out.println("to be converted: " + conversion.what());
      } else {
        progress.begin(conversion.what());
        conversion.run();
        out.println("converted: " + conversion.what());
      }
      out.flush();
    }
    if (needed.isEmpty()) {
      out.println("there is nothing to convert");
    }
    out.flush();
  }

  private Connection connect() {
    try {
      return broker.endpoint().connect(ProcessName.of("migrate"));
    } catch (IOException | TimeoutException e) {
      throw new UserError(
          "no connection to RabbitMQ at " + broker.endpoint() + ": " + e.getMessage(), e);
    }
  }
}
