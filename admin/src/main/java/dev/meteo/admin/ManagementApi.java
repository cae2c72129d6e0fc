package dev.meteo.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meteo.messages.VisibleText;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** RabbitMQ's management plugin, which can list queues. */
final class ManagementApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_NAME_LENGTH = 255;
  private static final int OK = 200;

  private final URI address;

  /**
   * @param address such as {@code http://user:password@host:15672}
   * @throws IllegalArgumentException when it is no such URL; it does not repeat it
   */
  ManagementApi(String address) {
    try {
      this.address = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw wrongAddress();
    }
    if (this.address.getHost() == null
        || !String.valueOf(this.address.getScheme()).startsWith("http")) {
      throw wrongAddress();
    }
  }

  private static IllegalArgumentException wrongAddress() {
    return new IllegalArgumentException(
        "the address must look like http://user:password@host:15672");
  }

  /** Host and port, without user and password. */
  @Override
  public String toString() {
    return "the management plugin at %s%s".formatted(address.getHost(), port());
  }

  /** All queues of a virtual host that this user may see. */
  List<QueueStatus> queues(String virtualHost) throws IOException, InterruptedException {
    HttpRequest request = request(virtualHost);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != OK) {
        throw new IOException("it answered " + response.statusCode());
      }
      return parse(response.body());
    }
  }

  static List<QueueStatus> parse(String json) throws IOException {
    List<QueueStatus> queues = new ArrayList<>();
    for (JsonNode queue : new ObjectMapper().readTree(json)) {
      queues.add(
          new QueueStatus(
              VisibleText.of(queue.path("name").asText(), MAX_NAME_LENGTH),
              queue.path("messages_ready").asLong(),
              queue.path("messages_unacknowledged").asLong(),
              queue.path("consumers").asLong()));
    }
    return queues;
  }

  private String port() {
    return address.getPort() < 0 ? "" : ":" + address.getPort();
  }

  private HttpRequest request(String virtualHost) {
    String user = address.getRawUserInfo();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s://%s%s/api/queues/%s?columns=name,messages_ready,messages_unacknowledged,consumers"
                        .formatted(
                            address.getScheme(), address.getHost(), port(), encoded(virtualHost))))
            .timeout(TIMEOUT);
    if (user != null) {
      String decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8)));
    }
    return request.build();
  }

  private static String encoded(String pathSegment) {
    return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
