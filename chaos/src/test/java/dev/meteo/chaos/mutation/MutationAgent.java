package dev.meteo.chaos.mutation;

import java.lang.instrument.Instrumentation;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** Comes in by {@code -javaagent:JAR=die=POINT:TIMES} or {@code =mutate=NAME}. */
public final class MutationAgent {
  private MutationAgent() {}

  /** Prepares what is to be rewritten; a word that it does not know ends the JVM. */
  public static void premain(String what, Instrumentation instrumentation) {
    String[] words = what.split("[=:]", -1);
    List<Rewrite> rewrites =
        switch (words[0]) {
          case "die" -> {
            DeathPoint.set(Integer.parseInt(words[2]));
            yield Rewrite.death(words[1]);
          }
          case "mutate" -> {
            ScriptMutation.choose(words[1]);
            yield Rewrite.mutation(words[1]);
          }
          default -> throw new IllegalArgumentException(what);
        };
    AgentBuilder builder =
        new AgentBuilder.Default()
            .disableClassFormatChanges()
            .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly());
    for (Rewrite rewrite : rewrites) {
      builder =
          builder
              .type(ElementMatchers.named(rewrite.type()))
              .transform(
                  (type, description, loader, module, domain) ->
                      type.visit(
                          Advice.to(rewrite.advice())
                              .on(
                                  ElementMatchers.named(rewrite.method())
                                      .and(ElementMatchers.takesArguments(rewrite.arguments())))));
    }
    builder.installOn(instrumentation);
    System.err.println("chaos: " + what);
  }
}
