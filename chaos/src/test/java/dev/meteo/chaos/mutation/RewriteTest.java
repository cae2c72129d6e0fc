package dev.meteo.chaos.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is rewritten is found by its name: one that has changed would leave the product right. */
class RewriteTest {
  private static final List<String> MODULES =
      List.of("messages", "store", "sensor", "worker", "window-proxy", "grpc");

  @ParameterizedTest
  @ValueSource(
      strings = {"after-receive", "after-answer", "after-lease", "after-seal", "before-mark"})
  void pointsOfDeathExist(String point) throws IOException {
    for (Rewrite rewrite : Rewrite.death(point)) {
      check(rewrite);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto-ack",
        "ack-first",
        "no-dedup",
        "fallible-step",
        "no-fencing",
        "not-mandatory",
        "changed-revision",
        "reject-publish",
        "forgetful-retry",
        "classic-queue"
      })
  void whatIsMutatedExists(String mutation) throws IOException {
    for (Rewrite rewrite : Rewrite.mutation(mutation)) {
      check(rewrite);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-dedup", "fallible-step", "no-fencing"})
  void whatIsReplacedIsInTheScripts(String mutation) throws IOException {
    List<String> scripts = scripts();
    for (String pattern : ScriptMutation.replacements(mutation).keySet()) {
      assertThat(scripts)
          .as(pattern)
          .anyMatch(script -> Pattern.compile(pattern).matcher(script).find());
    }
  }

  private static void check(Rewrite rewrite) throws IOException {
    List<ClassFileLocator> places =
        new ArrayList<>(List.of(ClassFileLocator.ForClassLoader.ofSystemLoader()));
    for (String module : MODULES) {
      Path classes = Path.of("..", module, "target", "classes");
      places.add(new ClassFileLocator.ForFolder(classes.toFile()));
    }
    TypeDescription type =
        TypePool.Default.of(new ClassFileLocator.Compound(places))
            .describe(rewrite.type())
            .resolve();
    assertThat(
            type.getDeclaredMethods()
                .filter(
                    ElementMatchers.<MethodDescription>named(rewrite.method())
                        .and(ElementMatchers.takesArguments(rewrite.arguments()))))
        .as(rewrite.toString())
        .isNotEmpty();
  }

  private static List<String> scripts() throws IOException {
    Path directory = Path.of("..", "store", "src", "main", "resources", "dev", "meteo", "store");
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".lua")).toList()) {
        scripts.add(Files.readString(file));
      }
    }
    return scripts;
  }
}
