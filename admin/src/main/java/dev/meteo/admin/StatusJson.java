package dev.meteo.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meteo.store.AggregateCheck;
import dev.meteo.store.RedisSettings;
import dev.meteo.store.StoreStatus;
import java.util.List;

/** The state of the system as one JSON object; what is not known is absent. */
final class StatusJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StatusJson() {}

  static String of(SystemStatus status, Health health) {
    ObjectNode root = MAPPER.createObjectNode();
    health(root.putObject("health"), health);
    switch (status.broker().orElse(null)) {
      case Answer.Given<BrokerStatus> given -> broker(root.putObject("broker"), given.value());
      case Answer.Missing<BrokerStatus> missing ->
          root.putObject("broker").put("error", missing.reason());
      case null -> {}
    }
    switch (status.store()) {
      case Answer.Given<StoreSight> given -> store(root.putObject("store"), given.value().status());
      case Answer.Missing<StoreSight> missing ->
          root.putObject("store").put("error", missing.reason());
    }
    status.check().ifPresent(answer -> check(root.putObject("check"), answer));
    return root.toString();
  }

  private static void health(ObjectNode node, Health health) {
    node.put("level", health.level().word());
    ArrayNode findings = node.putArray("findings");
    for (Finding finding : health.findings()) {
      findings
          .addObject()
          .put("level", finding.level().word())
          .put("subject", finding.subject())
          .put("text", finding.text());
    }
  }

  private static void broker(ObjectNode node, BrokerStatus broker) {
    node.put("address", broker.address());
    node.put("product", broker.product());
    node.put("version", broker.version());
    node.put("cluster", broker.cluster());
    queues(node.putArray("queues"), broker.queues());
    broker.missing().forEach(node.putArray("missingQueues")::add);
    broker.terminals().ifPresent(answer -> terminals(node, answer));
  }

  private static void terminals(ObjectNode node, Answer<List<QueueStatus>> answer) {
    switch (answer) {
      case Answer.Given<List<QueueStatus>> given ->
          queues(node.putArray("terminals"), given.value());
      case Answer.Missing<List<QueueStatus>> missing ->
          node.put("terminalsError", missing.reason());
    }
  }

  private static void queues(ArrayNode array, List<QueueStatus> queues) {
    for (QueueStatus queue : queues) {
      ObjectNode node = array.addObject();
      node.put("name", queue.name());
      node.put("ready", queue.ready());
      if (queue.unacked() != null) {
        node.put("unacked", queue.unacked());
      }
      node.put("consumers", queue.consumers());
    }
  }

  private static void store(ObjectNode node, StoreStatus store) {
    node.put("redisVersion", store.redisVersion());
    node.put("usedMemoryBytes", store.usedMemoryBytes());
    redis(node.putObject("redis"), store.redisSettings());
    ObjectNode settings = node.putObject("settings");
    store.settings().forEach((setting, value) -> settings.put(setting.field(), value));
    store.horizon().ifPresent(at -> node.put("horizon", at.toString()));
    store
        .leader()
        .ifPresent(
            holder ->
                node.putObject("leader")
                    .put("name", holder.name())
                    .put("remainingMs", holder.remaining().toMillis()));
    store.closedUntil().ifPresent(at -> node.put("closedUntil", at.toString()));
    store.newestPane().ifPresent(at -> node.put("newestPane", at.toString()));
    node.put("time", store.time().toString());
    node.put("panes", store.panes());
    node.put("dirtyPanes", store.dirtyPanes());
    node.put("windows", store.windows());
    node.put("outbox", store.outbox());
  }

  private static void redis(ObjectNode node, RedisSettings settings) {
    settings.appendOnly().ifPresent(on -> node.put("appendOnly", on));
    settings.appendFsync().ifPresent(policy -> node.put("appendFsync", policy));
    settings.maxMemoryPolicy().ifPresent(policy -> node.put("maxMemoryPolicy", policy));
    node.put("maxMemoryBytes", settings.maxMemoryBytes());
  }

  private static void check(ObjectNode node, Answer<AggregateCheck.Report> answer) {
    switch (answer) {
      case Answer.Given<AggregateCheck.Report> given -> {
        node.put("panes", given.value().panes());
        node.put("results", given.value().results());
        ArrayNode differences = node.putArray("differences");
        given.value().differences().forEach(difference -> differences.add(difference.toString()));
      }
      case Answer.Missing<AggregateCheck.Report> missing -> node.put("error", missing.reason());
    }
  }
}
