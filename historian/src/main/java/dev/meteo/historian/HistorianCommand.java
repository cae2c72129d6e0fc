package dev.meteo.historian;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ExitCode;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.DatabaseFailure;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.Identifier;
import dev.meteo.messages.InboundGate;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meteo historian}. */
@Command(
    name = "historian",
    description = {
      "Keeps in a database what counted and what was published, from its own queue on meteo.stored",
      "and from meteo.history. Several may share a name and a database.",
    })
final class HistorianCommand implements Callable<Integer> {
  private final Termination termination;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final BrokerOption broker = new BrokerOption();
  @Mixin private final DatabaseOptions options = new DatabaseOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "main",
      description = {
        "Of its queue, meteo.historian.NAME: another one for each database.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String name = "";

  @Option(
      names = "--keep-months",
      paramLabel = "N",
      description = "Delete months older than the N before this one, at the start. Default: none.")
  private @Nullable Integer keepMonths;

  @Option(
      names = "--no-declare",
      description = "Only check the broker's queues, for users who may not create them.")
  private boolean noDeclare;

  HistorianCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Identifier.isValid(name)) {
      throw new UsageError("--name must be 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    if (keepMonths != null && keepMonths < 1) {
      throw new UsageError("--keep-months must be 1 or more, not " + keepMonths);
    }
    Notices notices = new Notices(spec.commandLine().getErr());
    try (Database database = options.open()) {
      prepare(database, notices);
      run(database, notices);
    }
    return ExitCode.DONE;
  }

  /** What waiting does not mend is an error at the start. */
  private void prepare(Database database, Notices notices) {
    try {
      var unused = database.notes();
      if (keepMonths != null) {
        YearMonth oldest = YearMonth.now(ZoneOffset.UTC).minusMonths(keepMonths);
        for (YearMonth month : database.months()) {
          if (month.isBefore(oldest)) {
            database.drop(month);
            notices.say("deleted " + month);
          }
        }
      }
      database.doneReading();
    } catch (SQLException e) {
      database.abandon();
      if (DatabaseFailure.isHopeless(e)) {
        throw new UserError(
            "cannot use " + database + ": " + DatabaseFailure.reason(e) + "; see --database", e);
      }
      notices.cannotWrite(database.toString(), DatabaseFailure.reason(e));
    }
  }

  private void run(Database database, Notices notices) throws IOException, InterruptedException {
    InboundGate gate = new InboundGate(Runtime.getRuntime().maxMemory() / 8);
    HistorianSession session =
        new HistorianSession(
            name,
            noDeclare ? Topology.checking() : Topology.declaring(),
            database,
            gate,
            InstantSource.system(),
            notices);
    BrokerLink link =
        new BrokerLink(
            broker.endpoint().throughGate(gate), ProcessName.of("historian-" + name), notices);
    termination.onRequest(
        () -> {
          link.close();
          session.stop();
        });
    link.run(session);
    notices.say(
        "wrote %d readings, %d again, %d conflicts"
            .formatted(
                session.total().added(), session.total().repeated(), session.total().conflicts()));
  }
}
