package dev.meteo.terminal;

import dev.meteo.cli.FileFailure;
import dev.meteo.terminal.export.CsvExport;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.screen.AnsiPicture;
import dev.meteo.terminal.screen.Capabilities;
import dev.meteo.terminal.screen.UserRequests;
import dev.meteo.terminal.view.DashboardView;
import dev.meteo.terminal.view.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes what the user wants to keep to files, and tells the dashboard where they are. */
final class SavedFiles implements UserRequests {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path directory;
  private final String name;
  private final Capabilities capabilities;
  private final Runnable onQuit;
  private volatile Consumer<Happening> listener = happening -> {};
  private volatile Consumer<Boolean> hold = still -> {};

  /** Writes what goes into the file. */
  @FunctionalInterface
  private interface Content {
    void write(Path file) throws IOException;
  }

  SavedFiles(Path directory, String name, Capabilities capabilities, Runnable onQuit) {
    this.directory = directory;
    this.name = name;
    this.capabilities = capabilities;
    this.onQuit = onQuit;
  }

  /** Has this one told when the picture is held still and when it goes on. */
  void onHold(Consumer<Boolean> next) {
    hold = next;
  }

  @Override
  public void hold(boolean still) {
    hold.accept(still);
  }

  /** Has this one told what was written. */
  void tell(Consumer<Happening> next) {
    listener = next;
  }

  @Override
  public void quit() {
    onQuit.run();
  }

  @Override
  public void export(Scene scene, int columns, int rows) {
    save(
        scene,
        "csv",
        file -> {
          try (CsvExport csv = CsvExport.to(file)) {
            csv.writeAll(DashboardView.inSight(scene, columns, rows));
          }
        });
  }

  @Override
  public void picture(Scene scene, int columns, int rows) {
    save(
        scene,
        "ansi",
        file ->
            Files.writeString(
                file,
                AnsiPicture.of(
                    DashboardView.draw(scene, columns, rows),
                    capabilities,
                    scene.controls().theme())));
  }

  /** A file that is not whole is none. */
  private static void writeWhole(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      content.write(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void save(Scene scene, String suffix, Content content) {
    Instant now = scene.now();
    Path file = directory.resolve(name + "-" + STAMP.format(now) + "." + suffix);
    try {
      Files.createDirectories(directory);
      writeWhole(file, content);
      listener.accept(new Happening.Saved(now, false, file.toString()));
    } catch (IOException e) {
      listener.accept(new Happening.Saved(now, true, FileFailure.reason(e) + ": " + file));
    }
  }
}
