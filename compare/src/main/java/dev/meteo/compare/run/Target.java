package dev.meteo.compare.run;

import dev.meteo.compare.scenario.Fault;
import dev.meteo.testbed.StackServer;
import java.io.IOException;
import java.util.List;

/** A role or a server that faults are done to. */
interface Target {
  /** Starts it, unless it runs. */
  void start() throws IOException, InterruptedException;

  /** SIGKILL; blocks until it is gone. */
  void kill() throws InterruptedException;

  /** SIGTERM; blocks until it is gone. */
  void stop() throws InterruptedException;

  /** SIGSTOP. */
  void freeze() throws IOException, InterruptedException;

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException;

  /** Its processes that live. */
  List<ProcessHandle> processes();

  /** Does what a fault says; blocks until it is done. */
  default void suffer(Fault.Action action) throws IOException, InterruptedException {
    switch (action) {
      case KILL -> kill();
      case STOP -> stop();
      case START -> start();
      case RESTART -> {
        stop();
        start();
      }
      case REPLACE -> {
        kill();
        start();
      }
      case FREEZE -> freeze();
      case THAW -> thaw();
    }
  }

  /** A server of the stack. */
  final class Server implements Target {
    private final StackServer server;
    private volatile boolean frozen;

    /**
     * @param server that runs
     */
    Server(StackServer server) {
      this.server = server;
    }

    @Override
    public void start() {
      server.start();
    }

    @Override
    public void kill() {
      frozen = false;
      server.kill();
    }

    @Override
    public void stop() {
      server.stop();
    }

    @Override
    public void freeze() {
      server.freeze();
      frozen = true;
    }

    @Override
    public void thaw() {
      if (frozen) {
        frozen = false;
        server.thaw();
      }
    }

    @Override
    public List<ProcessHandle> processes() {
      return server.process().stream().toList();
    }
  }
}
