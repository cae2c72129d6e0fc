package dev.meteo.worker;

import dev.meteo.cli.CommandMain;

/** Starts a worker: {@code meteo worker --help} says what it takes. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Runs until a signal ends it. */
  public static void main(String[] args) {
    CommandMain.run(args, WorkerCommand::new);
  }
}
