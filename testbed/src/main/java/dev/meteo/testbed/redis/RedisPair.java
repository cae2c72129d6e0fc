package dev.meteo.testbed.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** A Redis, its replica, and a sentinel that makes the replica the master when that dies. */
public final class RedisPair implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RedisServer sentinel;
  private RedisServer master;
  private RedisServer replica;

  private RedisPair(RedisServer master, RedisServer replica, RedisServer sentinel) {
    this.master = master;
    this.replica = replica;
    this.sentinel = sentinel;
  }

  /** Returns when the sentinel knows both and the replica has all. */
  public static RedisPair start() throws IOException, InterruptedException {
    return start(RedisServer.Place.TEMPORARY);
  }

  /** The same with the servers' files in a place that keeps them. */
  public static RedisPair start(RedisServer.Place place) throws IOException, InterruptedException {
    RedisServer master = RedisServer.start(place, "redis-1");
    RedisServer replica =
        RedisServer.start(
            place, "redis-2", "--replicaof", "127.0.0.1", Integer.toString(master.port()));
    await(replica, "online", "INFO", "replication", "master_link_status:up");
    RedisServer sentinel = RedisServer.startSentinel(place, master);
    RedisPair pair = new RedisPair(master, replica, sentinel);
    await(sentinel, "known", "SENTINEL", "replicas", Integer.toString(replica.port()), "meteo");
    return pair;
  }

  /** By way of the sentinel. */
  public String uri() {
    return "redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#meteo";
  }

  /** The one that takes writes. */
  public RedisServer master() {
    return master;
  }

  /** The replica has all that was written before, stays connected and takes no more. */
  public void freezeReplica() throws IOException, InterruptedException {
    String mark = UUID.randomUUID().toString();
    master.cli("SET", "mark", mark);
    await(replica, "caught up", "GET", "mark", mark);
    replica.freeze();
  }

  /** Nothing that is written from now on reaches the replica, which is frozen. */
  public void cutReplicaOff() throws IOException, InterruptedException {
    String killed = master.cli("CLIENT", "KILL", "TYPE", "replica");
    if (!killed.equals("1")) {
      throw new IllegalStateException("the replica was not cut off: " + killed);
    }
  }

  /** Kills the master; returns when the replica, with what it has, is the master. */
  public void failOver() throws IOException, InterruptedException {
    master.kill();
    replica.thaw();
    await(replica, "made master", "INFO", "replication", "role:master");
    RedisServer former = master;
    master = replica;
    replica = former;
  }

  /** The former master comes back as a replica. */
  public void bringReplicaBack() throws IOException, InterruptedException {
    replica.restartAsReplicaOf(master);
    await(replica, "online", "INFO", "replication", "master_link_status:up");
  }

  @Override
  public void close() {
    sentinel.close();
    replica.close();
    master.close();
  }

  private static void await(
      RedisServer server, String what, String command, String subject, String text, String... more)
      throws IOException, InterruptedException {
    String[] line = new String[2 + more.length];
    line[0] = command;
    line[1] = subject;
    System.arraycopy(more, 0, line, 2, more.length);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!server.cli(line).contains(text)) {
      if (System.nanoTime() - until > 0) {
        throw new IllegalStateException("Redis is not " + what + ": " + server.cli(line));
      }
      RedisServer.pause();
    }
  }
}
