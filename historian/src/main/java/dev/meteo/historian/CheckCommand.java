package dev.meteo.historian;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.RedisOption;
import dev.meteo.cli.Termination;
import dev.meteo.cli.UsageError;
import dev.meteo.historian.database.Archive;
import dev.meteo.historian.database.Database;
import dev.meteo.historian.database.Gap;
import dev.meteo.historian.database.Months;
import dev.meteo.historian.database.Notes;
import dev.meteo.messages.CoefficientStatistics;
import dev.meteo.messages.DecimalText;
import dev.meteo.messages.Timestamps;
import dev.meteo.store.SettingsStore;
import dev.meteo.store.StoreConnection;
import dev.meteo.store.StoreException;
import dev.meteo.store.UntoldSpan;
import dev.meteo.store.UntoldStore;
import dev.meteo.store.WindowStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meteo history check}. */
@Command(
    name = "check",
    description = {
      "Recomputes every window from the stored readings and compares it with what was published",
      "and with what Redis holds. Names each difference, and what was not told or dropped.",
      "Exit code 1 when there is a difference."
    })
final class CheckCommand implements Callable<Integer> {
  private final Termination termination;

  @Mixin private final DatabaseOptions options = new DatabaseOptions();
  @Mixin private final SpanOptions span = new SpanOptions();
  @Mixin private final RedisOption redis = new RedisOption();

  @Option(names = "--no-redis", description = "Compare with what was published only.")
  private boolean noRedis;

  @Option(names = "--json", description = "A JSON object a line; the last one sums up.")
  private boolean json;

  private long differences;

  CheckCommand(Termination termination) {
    this.termination = termination;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (StoreConnection connection = connection()) {
      return DatabaseCall.run(options, database -> check(database, connection));
    }
  }

  private StoreConnection connection() {
    try {
      return new StoreConnection(redis.uri(), "history");
    } catch (IllegalArgumentException e) {
      throw new UsageError("--redis: " + e.getMessage());
    }
  }

  private int check(Database database, StoreConnection connection)
      throws SQLException, IOException {
    Archive archive = new Archive(database);
    try (Output out = Output.standard()) {
      WindowStore store = noRedis ? null : reachable(connection);
      Instant horizon = store == null ? null : store.horizon().orElse(null);
      WindowCheck check =
          new WindowCheck(archive, store, horizon, difference -> tell(out, difference));
      run(database, archive, check);
      listGaps(out, new Notes(database).gaps());
      if (store != null) {
        listUntold(out, new UntoldStore(connection).spans());
      }
      long[] conflicts = {0};
      Instant now = Instant.now();
      archive.conflicts(
          span.from(now),
          span.to(now),
          row -> {
            conflicts[0]++;
            return true;
          });
      differences += check.uncovered() > 0 ? 1 : 0;
      sumUp(out, check, conflicts[0], store != null);
    }
    if (termination.isRequested()) {
      System.err.println("meteo: stopped before the end");
      return ExitCode.FAILED;
    }
    return differences == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void run(Database database, Archive archive, WindowCheck check)
      throws SQLException, IOException {
    Instant now = Instant.now();
    long from = span.from(now);
    long to = span.to(now);
    List<YearMonth> months = database.months();
    long lastEnd = lastEnd(archive, months);
    Progress progress = new Progress();
    for (YearMonth month : months) {
      for (long[] day : WindowCheck.days(Months.begin(month), Months.end(month), from, to)) {
        if (termination.isRequested()) {
          return;
        }
        check.run(day[0], day[1], lastEnd);
        progress.at(() -> "compared up to " + Months.instant(day[1]));
      }
    }
  }

  private static long lastEnd(Archive archive, List<YearMonth> months)
      throws SQLException, IOException {
    long[] last = {Long.MIN_VALUE};
    for (YearMonth month : months.reversed()) {
      archive.windows(
          Months.begin(month),
          Months.end(month),
          summary -> {
            last[0] = Math.max(last[0], Months.micros(summary.end()));
            return true;
          });
      if (last[0] > Long.MIN_VALUE) {
        break;
      }
    }
    return last[0];
  }

  /** Null when it does not answer, or is not the system's that was recorded. */
  private static @Nullable WindowStore reachable(StoreConnection connection) {
    try {
      if (new SettingsStore(connection).known().isEmpty()) {
        System.err.println("meteo: Redis holds nothing of Meteo; not compared with it");
        return null;
      }
      return new WindowStore(connection);
    } catch (StoreException e) {
      System.err.println("meteo: not compared with Redis: " + e.getMessage());
      return null;
    }
  }

  private void tell(Output out, WindowCheck.Difference difference) throws IOException {
    differences++;
    String one = figures(difference.one());
    String other = figures(difference.other());
    out.line(
        json
            ? "{\"difference\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"coefficient\":\"%s\",\"one\":\"%s\",\"other\":\"%s\"}"
                .formatted(
                    difference.between(),
                    Timestamps.format(difference.start()),
                    Timestamps.format(difference.end()),
                    difference.kind().wireName(),
                    one,
                    other)
            : "window %s to %s, %s: %s differ: %s; %s"
                .formatted(
                    Timestamps.format(difference.start()),
                    Timestamps.format(difference.end()),
                    difference.kind().wireName(),
                    difference.between(),
                    one,
                    other));
  }

  private static String figures(@Nullable CoefficientStatistics figures) {
    if (figures == null) {
      return "no readings";
    }
    Double stddev = figures.stddev();
    return "count %d, mean %s, stddev %s, min %s, max %s, newest %s"
        .formatted(
            figures.count(),
            DecimalText.of(figures.mean()),
            stddev == null ? "none" : DecimalText.of(stddev),
            DecimalText.of(figures.min()),
            DecimalText.of(figures.max()),
            Timestamps.format(figures.newest()));
  }

  private void listGaps(Output out, List<Gap> gaps) throws IOException {
    for (Gap gap : gaps) {
      out.line(
          json
              ? "{\"missingMessages\":%d,\"worker\":\"%s\",\"shard\":%d,\"after\":\"%s\",\"before\":\"%s\"}"
                  .formatted(
                      gap.messages(),
                      gap.worker(),
                      gap.shard(),
                      Timestamps.format(gap.after()),
                      Timestamps.format(gap.before()))
              : "not received: %d messages of %s, stored between %s and %s (dropped by a full or"
                      .formatted(
                          gap.messages(),
                          gap.worker(),
                          Timestamps.format(gap.after()),
                          Timestamps.format(gap.before()))
                  + " deleted queue, or never told)");
    }
  }

  private void listUntold(Output out, List<UntoldSpan> spans) throws IOException {
    for (UntoldSpan untold : spans) {
      out.line(
          json
              ? "{\"untoldReadings\":%d,\"worker\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                  .formatted(
                      untold.readings(),
                      untold.worker(),
                      Timestamps.format(untold.from()),
                      Timestamps.format(untold.to()))
              : "not told: at least %d readings of %s, stored from %s to %s"
                  .formatted(
                      untold.readings(),
                      untold.worker(),
                      Timestamps.format(untold.from()),
                      Timestamps.format(untold.to())));
    }
  }

  private void sumUp(Output out, WindowCheck check, long conflicts, boolean withRedis)
      throws IOException {
    if (json) {
      out.line(
          ("{\"windows\":%d,\"comparedWithRedis\":%d,\"skippedAsImported\":%d,"
                  + "\"readingsInNoWindow\":%d,\"readingsAfterTheLastWindow\":%d,"
                  + "\"conflicts\":%d,\"differences\":%d}")
              .formatted(
                  check.compared(),
                  check.comparedWithRedis(),
                  check.skipped(),
                  check.uncovered(),
                  check.waiting(),
                  conflicts,
                  differences));
      return;
    }
    if (check.uncovered() > 0) {
      out.line(
          check.uncovered()
              + " readings are in no window of the database: './meteo history backfill' reads the"
              + " history again");
    }
    out.line(
        "%d windows compared, %s, %d with imported readings left out; %d readings wait for their"
                .formatted(
                    check.compared(),
                    withRedis
                        ? check.comparedWithRedis() + " of them with Redis too"
                        : "none with Redis",
                    check.skipped(),
                    check.waiting())
            + " window; %d conflicts".formatted(conflicts));
    out.line(differences + (differences == 1 ? " difference" : " differences"));
  }
}
