package dev.meteo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.messages.WindowSummary;
import dev.meteo.messages.WindowSummaryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that was published: a revision says the same however often it comes. */
final class Terminals {
  private record Revision(WindowKey window, int number) {}

  private final Map<Revision, String> bodies = new HashMap<>();
  private final SortedMap<WindowKey, WindowSummary> latest = new TreeMap<>();

  synchronized void receive(OutboxEntry entry) {
    String body = new String(entry.body(), StandardCharsets.UTF_8);
    String before = bodies.putIfAbsent(new Revision(entry.window(), entry.revision()), body);
    assertThat(before == null ? body : before).as("revision that came before").isEqualTo(body);
    WindowSummary summary = decoded(entry);
    assertThat(summary.revision()).as("revision of %s", body).isEqualTo(entry.revision());
    latest.merge(entry.window(), summary, (a, b) -> b.revision() > a.revision() ? b : a);
  }

  /** What is shown in the end: the highest revision of each window, as content. */
  synchronized Map<WindowKey, WindowSummary> shown() {
    Map<WindowKey, WindowSummary> shown = new TreeMap<>();
    latest.forEach((window, summary) -> shown.put(window, StoreModel.withoutRevision(summary)));
    return shown;
  }

  /** How many different revisions came. */
  synchronized int revisions() {
    return bodies.size();
  }

  private static WindowSummary decoded(OutboxEntry entry) {
    try {
      return WindowSummaryCodec.decode(entry.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
