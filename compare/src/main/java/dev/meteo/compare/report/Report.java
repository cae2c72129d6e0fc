package dev.meteo.compare.report;

import dev.meteo.compare.result.Comparison;
import dev.meteo.compare.result.ScenarioResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The whole report as blocks. */
record Report(String title, String subtitle, List<Block> blocks) {
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Report of(Comparison current, Optional<Comparison> previous) {
    List<Chapter> chapters = new ArrayList<>();
    for (ScenarioResult scenario : current.scenarios()) {
      chapters.add(Chapter.of(chapters.size() + 1, scenario));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(Overview.of(chapters));
    previous.ifPresent(it -> blocks.addAll(AgainstSection.of(it, current, chapters)));
    chapters.forEach(chapter -> blocks.addAll(blocks(chapter)));
    blocks.addAll(MachineSection.of(current));
    blocks.addAll(TermsSection.blocks());
    return new Report("Messaging and direct calls, compared", subtitle(current), blocks);
  }

  private static String subtitle(Comparison current) {
    int runs = current.scenarios().stream().mapToInt(it -> it.runs().size()).sum();
    return "%s; Meteo %s; %s in %s on %d × %s"
        .formatted(
            DAY.format(current.started()),
            current.program(),
            Units.count(current.scenarios().size(), "scenario", "scenarios"),
            Units.count(runs, "run", "runs"),
            current.machine().processors(),
            current.machine().processor());
  }

  private static List<Block> blocks(Chapter chapter) {
    ScenarioResult scenario = chapter.scenario();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, scenario.name() + ": " + scenario.title(), chapter.id()));
    blocks.add(new Block.Text(scenario.about()));
    blocks.addAll(CorrectnessSection.of(chapter));
    add(blocks, WindowsSection.sentence(chapter.sides(), true));
    blocks.addAll(RateSection.of(chapter.sides()));
    blocks.addAll(LoadSection.of(chapter));
    blocks.addAll(FanOutSection.of(chapter));
    blocks.addAll(LatencySection.of(chapter));
    blocks.addAll(TimeSection.of(chapter));
    blocks.addAll(FaultSection.of(chapter));
    blocks.addAll(SharingSection.of(chapter));
    blocks.addAll(FiguresSection.of(chapter));
    blocks.addAll(CostSection.of(chapter));
    blocks.addAll(SettingsSection.of(chapter));
    blocks.add(
        new Block.Source("The scenario " + scenario.name() + " as data", scenario.scenario()));
    return blocks;
  }

  private static void add(List<Block> blocks, Optional<String> sentence) {
    sentence.ifPresent(it -> blocks.add(new Block.Text(it)));
  }
}
