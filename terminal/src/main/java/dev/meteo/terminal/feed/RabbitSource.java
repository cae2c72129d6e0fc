package dev.meteo.terminal.feed;

import dev.meteo.cli.BrokerOption;
import dev.meteo.cli.ProcessName;
import dev.meteo.messages.Topology;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A queue of the terminal's own at RabbitMQ, and the history. */
public final class RabbitSource implements FeedSource {
  @Mixin private final BrokerOption broker = new BrokerOption();

  @Option(
      names = "--no-declare",
      description = "Only check the broker's queues, for users who may not create them.")
  private boolean noDeclare;

  @Override
  public Feed feed(Site site) {
    SummaryFeed.Settings settings =
        new SummaryFeed.Settings(
            broker.endpoint(),
            site.terminal(),
            ProcessName.of("terminal-" + site.terminal()),
            noDeclare ? Topology.checking() : Topology.declaring(),
            site.history(),
            site.windowLimit());
    return new SummaryFeed(settings, site.journal(), site.book(), site.clock(), site.listener());
  }

  @Override
  public String toString() {
    return "RabbitMQ at " + broker.endpoint();
  }
}
