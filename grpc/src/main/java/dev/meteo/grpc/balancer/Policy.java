package dev.meteo.grpc.balancer;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which server gets the next call. Safe for concurrent use. */
interface Policy {
  /**
   * Chooses among servers; one that is suspect only when all are.
   *
   * @param tried those that had the call already, which are left out
   * @return null when there is none
   */
  <C extends Candidate> @Nullable C choose(List<C> servers, Collection<C> tried);

  /** The policies by the names that users know. */
  enum Choice {
    ROUND_ROBIN("round-robin"),
    LEAST_OUTSTANDING("least-outstanding");

    private final String word;

    Choice(String word) {
      this.word = word;
    }

    Policy policy() {
      return switch (this) {
        case ROUND_ROBIN -> new RoundRobin();
        case LEAST_OUTSTANDING -> new LeastOutstanding();
      };
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Goes round, and takes the first that no later one is better than. */
  abstract class Rotation implements Policy {
    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public <C extends Candidate> @Nullable C choose(List<C> servers, Collection<C> tried) {
      int size = servers.size();
      int first = size == 0 ? 0 : Math.floorMod(turn.getAndIncrement(), size);
      C best = null;
      for (int i = 0; i < size; i++) {
        C server = servers.get((first + i) % size);
        if (!tried.contains(server) && (best == null || isBetter(server, best))) {
          best = server;
        }
      }
      return best;
    }

    abstract boolean isBetter(Candidate server, Candidate best);
  }

  /** One after the other. */
  final class RoundRobin extends Rotation {
    @Override
    boolean isBetter(Candidate server, Candidate best) {
      return best.isSuspect() && !server.isSuspect();
    }
  }

  /** The one with the fewest unanswered calls; among equals, one after the other. */
  final class LeastOutstanding extends Rotation {
    @Override
    boolean isBetter(Candidate server, Candidate best) {
      return server.isSuspect() == best.isSuspect()
          ? server.outstanding() < best.outstanding()
          : best.isSuspect();
    }
  }
}
