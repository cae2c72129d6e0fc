package dev.meteo.grpc.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Who has registered and been heard of since: a member is in until it leaves, until another takes
 * its name, or until its lease runs out. Not thread-safe.
 *
 * @param <M> what is kept of a member
 */
public final class LeaseTable<M> {
  private static final class Held<M> {
    private final String instance;
    private final M member;
    private long untilNanos;

    Held(String instance, M member, long untilNanos) {
      this.instance = instance;
      this.member = member;
      this.untilNanos = untilNanos;
    }
  }

  private final long lengthNanos;
  private final LongSupplier nanoTime;
  private final Map<String, Held<M>> held = new LinkedHashMap<>();

  /**
   * @param length how long a lease lasts from its last renewal
   * @param nanoTime such as {@link System#nanoTime}
   */
  public LeaseTable(Duration length, LongSupplier nanoTime) {
    this.lengthNanos = length.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Renews a lease.
   *
   * @return the member; empty when this instance has no lease under the name
   */
  public Optional<M> renew(String name, String instance) {
    Held<M> current = held.get(name);
    if (current == null || !current.instance.equals(instance)) {
      return Optional.empty();
    }
    current.untilNanos = nanoTime.getAsLong() + lengthNanos;
    return Optional.of(current.member);
  }

  /**
   * Begins a lease.
   *
   * @return the member that had the name, if one did
   */
  public Optional<M> enter(String name, String instance, M member) {
    Held<M> entering = new Held<>(instance, member, nanoTime.getAsLong() + lengthNanos);
    return Optional.ofNullable(held.put(name, entering)).map(former -> former.member);
  }

  /**
   * Ends a lease.
   *
   * @return the member; empty when this instance has no lease under the name
   */
  public Optional<M> leave(String name, String instance) {
    Held<M> current = held.get(name);
    if (current == null || !current.instance.equals(instance)) {
      return Optional.empty();
    }
    held.remove(name);
    return Optional.of(current.member);
  }

  /**
   * Removes the members whose leases have run out, and returns them.
   *
   * @param lastSign when a member gave another sign of life, which renews its lease, too
   */
  public List<M> expire(ToLongFunction<M> lastSign) {
    long now = nanoTime.getAsLong();
    List<M> expired = new ArrayList<>();
    Iterator<Held<M>> all = held.values().iterator();
    while (all.hasNext()) {
      Held<M> each = all.next();
      boolean heard = now - each.untilNanos < 0;
      if (!heard && now - lastSign.applyAsLong(each.member) >= lengthNanos) {
        all.remove();
        expired.add(each.member);
      }
    }
    return expired;
  }

  /** Removes all members, and returns them. */
  public List<M> clear() {
    List<M> all = members();
    held.clear();
    return all;
  }

  /** The members in the order in which they entered. */
  public List<M> members() {
    return held.values().stream().map(each -> each.member).toList();
  }
}
