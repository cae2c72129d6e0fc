package dev.meteo.chaos.mutation;

import java.util.List;

/**
 * What is put around one method.
 *
 * @param arguments how many the method takes
 * @param advice holds what is put there
 */
record Rewrite(String type, String method, int arguments, Class<?> advice) {
  private static final String CHANNEL = "com.rabbitmq.client.impl.ChannelN";
  private static final String CONSUMPTION = "dev.meteo.worker.Consumption";
  private static final String SERVER = "dev.meteo.grpc.server.Storage";
  private static final String WINDOWS = "dev.meteo.store.WindowStore";

  /** In both variants; those of proxies are the same. */
  static List<Rewrite> death(String point) {
    return switch (point) {
      case "after-receive" ->
          List.of(
              new Rewrite(CONSUMPTION, "begin", 0, Advices.DieFirst.class),
              new Rewrite(SERVER, "begin", 1, Advices.DieFirst.class));
      case "after-answer" ->
          List.of(
              new Rewrite(CONSUMPTION, "settle", 1, Advices.DieFirst.class),
              new Rewrite(SERVER, "outcomes", 1, Advices.DieLast.class));
      case "after-lease" ->
          List.of(new Rewrite("dev.meteo.proxy.LeaderTerm", "begin", 8, Advices.DieFirst.class));
      case "after-seal" -> List.of(new Rewrite(WINDOWS, "seal", 2, Advices.DieLast.class));
      case "before-mark" ->
          List.of(new Rewrite(WINDOWS, "markPublished", 2, Advices.DieFirst.class));
      default -> throw new IllegalArgumentException("no such point: " + point);
    };
  }

  static List<Rewrite> mutation(String name) {
    Rewrite scripts = new Rewrite("dev.meteo.store.Script", "read", 1, Advices.OtherScript.class);
    return switch (name) {
      case "auto-ack" ->
          List.of(
              new Rewrite(CHANNEL, "basicConsume", 7, Advices.AutoAck.class),
              new Rewrite(CHANNEL, "basicAck", 2, Advices.Skip.class));
      case "ack-first" ->
          List.of(
              new Rewrite(
                  "dev.meteo.worker.InboxConsumer", "handleDelivery", 4, Advices.AckFirst.class),
              new Rewrite("dev.meteo.worker.Acknowledgements", "send", 0, Advices.Skip.class));
      case "no-dedup", "fallible-step" -> List.of(scripts);
      case "no-fencing" -> // between reading a window again and sealing it
          List.of(
              scripts,
              new Rewrite("dev.meteo.proxy.PastWindows", "isReady", 3, Advices.Dawdle.class));
      case "not-mandatory" ->
          List.of(new Rewrite(CHANNEL, "basicPublish", 6, Advices.NotMandatory.class));
      case "changed-revision" ->
          List.of(
              new Rewrite("dev.meteo.store.OutboxEntry", "body", 0, Advices.FirstRevision.class));
      case "reject-publish" ->
          List.of(
              new Rewrite(
                  "dev.meteo.messages.Topology",
                  "terminalArguments",
                  0,
                  Advices.RejectPublish.class));
      case "classic-queue" ->
          List.of(
              new Rewrite(
                  "dev.meteo.messages.Topology", "readingsArguments", 0, Advices.Classic.class));
      case "forgetful-retry" ->
          List.of(new Rewrite("dev.meteo.store.ResultStore", "add", 1, Advices.ForgetLast.class));
      default -> throw new IllegalArgumentException("no such mutation: " + name);
    };
  }
}
