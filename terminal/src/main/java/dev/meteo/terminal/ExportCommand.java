package dev.meteo.terminal;

import dev.meteo.cli.ExitCode;
import dev.meteo.cli.FileFailure;
import dev.meteo.cli.HomeOption;
import dev.meteo.cli.UsageError;
import dev.meteo.cli.UserError;
import dev.meteo.terminal.export.CsvExport;
import dev.meteo.terminal.journal.Journal;
import dev.meteo.terminal.model.ReceivedSummary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meteo terminal export}. */
@Command(
    name = "export",
    description = {
      "Writes what a terminal recorded as comma-separated values.",
      "A row for each coefficient of each summary, in the order in which they came."
          + " Works while the terminal runs."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private final HomeOption home = new HomeOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Whose journal. Default: the only one there is.")
  private @Nullable String name;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      required = true,
      description = "The file to write; - is standard output.")
  private String file = "";

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only what was received on this UTC day or later, such as 2026-11-21.")
  private @Nullable String since;

  @Override
  public Integer call() throws IOException {
    LocalDate first = first();
    Path journal = journal(home.directory().resolve("journal"));
    try {
      export(journal, first);
    } catch (UncheckedIOException e) {
      if (!file.equals("-") || !FileFailure.isClosedPipe(e.getCause())) {
        throw new UserError("cannot write " + file + ": " + FileFailure.reason(e.getCause()), e);
      }
    }
    return ExitCode.DONE;
  }

  /** Throws an unchecked exception when the table cannot be written. */
  private void export(Path journal, LocalDate first) {
    try (CsvExport csv = CsvExport.to(writer())) {
      read(journal, first, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path journal, LocalDate first, CsvExport csv) {
    try {
      Journal.read(journal, first, line -> write(csv, line));
    } catch (IOException e) {
      throw new UserError("cannot read " + journal + ": " + FileFailure.reason(e), e);
    }
  }

  private LocalDate first() {
    try {
      return since == null ? LocalDate.EPOCH : LocalDate.parse(since);
    } catch (DateTimeParseException e) {
      throw new UsageError("--since must be a UTC day like 2026-11-21, not '" + since + "'");
    }
  }

  private static void write(CsvExport csv, ReceivedSummary line) {
    try {
      csv.write(line.summary(), line.received());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Writer writer() throws IOException {
    return file.equals("-")
        ? new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)
        : Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8);
  }

  private Path journal(Path journals) throws IOException {
    List<String> names = names(journals);
    String wanted = name;
    if (wanted == null && names.size() == 1) {
      wanted = names.getFirst();
    }
    if (wanted == null || !names.contains(wanted)) {
      String known = names.isEmpty() ? "there is none" : "there are " + String.join(", ", names);
      throw new UserError(
          wanted == null
              ? "say which terminal's journal; in " + journals + " " + known
              : "no journal of " + wanted + " in " + journals + "; " + known);
    }
    return journals.resolve(wanted);
  }

  private static List<String> names(Path journals) throws IOException {
    if (!Files.isDirectory(journals)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(journals)) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
