package dev.meteo.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ's management API for one virtual host: what AMQP cannot tell, such as bindings, and
 * policies. Immutable; its text shows no password. Every method that asks blocks up to 10 s for
 * each node, asks the next node when one does not answer, and throws an {@link IOException} with a
 * reason that is safe to print.
 */
public final class BrokerManagement {
  /** Where RabbitMQ's plugin listens unless it was told otherwise. */
  public static final int USUAL_PORT = 15_672;

  /** The same with TLS. */
  public static final int USUAL_TLS_PORT = 15_671;

  private static final int MAX_NAME_LENGTH = 255;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A binding from an exchange.
   *
   * @param destinationType {@code queue} or {@code exchange}
   */
  public record Binding(String destinationType, String destination, String routingKey) {}

  /**
   * A queue or stream.
   *
   * @param type {@code quorum}, {@code classic} or {@code stream}; empty when it is not told
   * @param state such as {@code running}, {@code idle}, {@code minority} or {@code down}; empty
   *     when it is not told
   * @param ready messages that wait for a consumer; of a stream, those that it keeps
   * @param unacked messages that are with consumers
   */
  public record Queue(
      String name, String type, String state, long ready, long unacked, long consumers) {

    /** Whether it has no leader, so that whatever is routed to it is not confirmed. */
    public boolean isDead() {
      return state.equals("down") || state.equals("minority") || state.equals("stopped");
    }
  }

  private final List<ManagementNode> nodes;
  private final String virtualHost;

  private BrokerManagement(List<ManagementNode> nodes, String virtualHost) {
    this.nodes = nodes;
    this.virtualHost = virtualHost;
  }

  /** That of the broker's own hosts on the usual port, with the broker's user and password. */
  public static BrokerManagement beside(AmqpEndpoint endpoint) {
    String scheme = endpoint.isTls() ? "https" : "http";
    int port = endpoint.isTls() ? USUAL_TLS_PORT : USUAL_PORT;
    String credentials = endpoint.credentials();
    List<ManagementNode> nodes =
        endpoint.hosts().stream()
            .map(host -> new ManagementNode(scheme, host, port, credentials))
            .toList();
    return new BrokerManagement(nodes, endpoint.virtualHost());
  }

  /**
   * That at an address, for the broker's virtual host.
   *
   * @param url such as {@code http://user:password@host:15672}; without a user it is the broker's
   * @throws IllegalArgumentException when it is not such a URL; it does not repeat it
   */
  public static BrokerManagement at(String url, AmqpEndpoint endpoint) {
    URI uri = uri(url);
    int usual = "https".equals(uri.getScheme()) ? USUAL_TLS_PORT : USUAL_PORT;
    String user = uri.getRawUserInfo();
    String credentials = user == null ? endpoint.credentials() : decoded(user);
    ManagementNode node =
        new ManagementNode(
            uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), credentials);
    return new BrokerManagement(List.of(node), endpoint.virtualHost());
  }

  /** The queues and exchanges bound to an exchange; the exchange has to exist. */
  public List<Binding> bindingsOf(String exchange) throws IOException, InterruptedException {
    List<Binding> bindings = new ArrayList<>();
    for (JsonNode binding : list("exchanges", "/" + encoded(exchange) + "/bindings/source")) {
      bindings.add(
          new Binding(
              text(binding, "destination_type"),
              text(binding, "destination"),
              text(binding, "routing_key")));
    }
    return bindings;
  }

  /** All queues and streams of the virtual host that this user may see. */
  public List<Queue> queues() throws IOException, InterruptedException {
    List<Queue> queues = new ArrayList<>();
    String columns = "name,type,state,messages_ready,messages_unacknowledged,consumers";
    for (JsonNode queue : list("queues", "?columns=" + columns)) {
      queues.add(
          new Queue(
              text(queue, "name"),
              text(queue, "type"),
              text(queue, "state"),
              queue.path("messages_ready").asLong(),
              queue.path("messages_unacknowledged").asLong(),
              queue.path("consumers").asLong()));
    }
    return queues;
  }

  /**
   * Creates a policy or replaces it. Needs a user with the tag {@code policymaker}.
   *
   * @param pattern a regular expression for names
   * @param applyTo {@code queues}, {@code exchanges}, {@code all}, or what the broker's version
   *     knows besides
   * @param definition such as {@code {"max-length": 1000}}
   */
  public void putPolicy(
      String name, String pattern, String applyTo, int priority, ObjectNode definition)
      throws IOException, InterruptedException {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("pattern", pattern);
    body.put("apply-to", applyTo);
    body.put("priority", priority);
    body.set("definition", definition);
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    var unused = answer("PUT", path("policies", "/" + encoded(name)), bytes);
  }

  /** A policy's definition, if there is one of this name. */
  public Optional<JsonNode> policy(String name) throws IOException, InterruptedException {
    for (JsonNode policy : list("policies", "")) {
      if (policy.path("name").asText().equals(name)) {
        return Optional.of(policy.path("definition"));
      }
    }
    return Optional.empty();
  }

  /** Hosts and ports, without user and password. */
  @Override
  public String toString() {
    return "the management API at "
        + String.join(",", nodes.stream().map(ManagementNode::toString).toList());
  }

  private JsonNode list(String kind, String rest) throws IOException, InterruptedException {
    byte[] body = answer("GET", path(kind, rest), null);
    JsonNode answer;
    try {
      answer = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException("it answered with something else than JSON", e);
    }
    if (!answer.isArray()) {
      throw new IOException("it answered with something else than a list");
    }
    return answer;
  }

  private byte[] answer(String method, String path, byte @Nullable [] body)
      throws IOException, InterruptedException {
    IOException failure = null;
    for (ManagementNode node : nodes) {
      try {
        return node.answer(method, path, body);
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    throw failure == null ? new IOException("there is no node to ask") : failure;
  }

  private String path(String kind, String rest) {
    return "/api/" + kind + "/" + encoded(virtualHost) + rest;
  }

  private static String text(JsonNode object, String field) {
    return VisibleText.of(object.path(field).asText(""), MAX_NAME_LENGTH);
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below, without the text's password
    }
    throw new IllegalArgumentException(
        "the address must look like http://user:password@host:15672");
  }

  private static String decoded(String userInfo) {
    return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String pathSegment) {
    return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
