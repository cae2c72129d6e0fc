package dev.meteo.compare.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meteo.compare.result.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a role or a server, once or again and again.
 *
 * @param action what is done
 * @param target {@code worker-1}, {@code proxy-1}, {@code terminal-1} and so on, {@code sensor},
 *     {@code store} (Redis) or {@code middle} (the broker, or the load balancer)
 * @param atSeconds since the measured part began
 * @param everySeconds until it is done again; null for once
 * @param untilSeconds when it is not done again any more; needed with {@code everySeconds}
 * @param only the variant that it is done to, which is unfair; null for both
 */
public record Fault(
    @JsonProperty("do") Action action,
    @JsonProperty("to") String target,
    double atSeconds,
    @Nullable Double everySeconds,
    @Nullable Double untilSeconds,
    @Nullable Variant only) {
  /** What can be done. */
  public enum Action {
    /** SIGKILL. */
    @JsonProperty("kill")
    KILL("killed"),
    /** SIGTERM. */
    @JsonProperty("stop")
    STOP("stopped"),
    /** Starts what is not running. */
    @JsonProperty("start")
    START("started"),
    /** SIGTERM, and started again at once. */
    @JsonProperty("restart")
    RESTART("restarted"),
    /** SIGKILL, and started again at once. */
    @JsonProperty("replace")
    REPLACE("killed and started again"),
    /** SIGSTOP: alive, but silent. */
    @JsonProperty("freeze")
    FREEZE("frozen"),
    /** SIGCONT. */
    @JsonProperty("thaw")
    THAW("thawed");

    private final String participle;

    Action(String participle) {
      this.participle = participle;
    }

    /** What has been done then, for people. */
    public String participle() {
      return participle;
    }

    /** Whether it takes something away, all or for a while. */
    public boolean harms() {
      return this != START && this != THAW;
    }
  }

  /** One time that it is done. */
  public record Occurrence(Action action, String target, double atSeconds) {}

  /** Checks the fields. */
  public Fault {
    Objects.requireNonNull(action, "a fault needs \"do\"");
    Objects.requireNonNull(target, "a fault needs \"to\"");
    Check.that(
        target.matches("(worker|proxy|terminal)-[1-9][0-9]?|sensor|store|middle"),
        "\"to\" must be worker-1, proxy-1, terminal-1 and so on, sensor, store or middle, and is "
            + target);
    Check.that(atSeconds >= 0, "atSeconds must not be negative, and is " + atSeconds);
    Check.that(
        (everySeconds == null) == (untilSeconds == null),
        "everySeconds and untilSeconds need each other");
    Check.that(
        everySeconds == null || everySeconds >= 0.1,
        "everySeconds must be 0.1 or more, and is " + everySeconds);
  }

  /** Whether it is done to this variant. */
  public boolean concerns(Variant variant) {
    return only == null || only == variant;
  }

  /** Each time that it is done, in order. */
  public List<Occurrence> occurrences() {
    List<Occurrence> all = new ArrayList<>();
    double step = everySeconds == null ? 0 : everySeconds;
    double until = untilSeconds == null ? atSeconds : untilSeconds;
    for (int i = 0; i == 0 || (step > 0 && atSeconds + i * step < until); i++) {
      all.add(new Occurrence(action, target, atSeconds + i * step));
    }
    return all;
  }

  /** Such as {@code worker-1 killed at 4 s}, for the table of settings. */
  public String sentence() {
    String once = target + " " + action.participle() + " at " + seconds(atSeconds);
    return everySeconds == null
        ? once
        : once + ", then every " + seconds(everySeconds) + " until " + seconds(untilSeconds);
  }

  private static String seconds(@Nullable Double number) {
    double value = number == null ? 0 : number;
    return (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value))
        + " s";
  }
}
