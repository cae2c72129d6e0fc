package dev.meteo.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One node's management API.
 *
 * @param credentials user and password with a colon between them
 */
record ManagementNode(String scheme, String host, int port, String credentials) {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** From the request to the last byte of the answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;
  private static final int MAX_REASON_LENGTH = 200;
  private static final int SUCCESS_CLASS = 2;
  private static final int HUNDRED = 100;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  /**
   * What it answers. Blocks.
   *
   * @param path with the query, encoded
   * @param body JSON to send, or null for none
   */
  byte[] answer(String method, String path, byte @Nullable [] body)
      throws IOException, InterruptedException {
    HttpRequest request = request(method, path, body);
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    try {
      CompletableFuture<HttpResponse<byte[]>> sent =
          client.sendAsync(request, info -> new BoundedBody(MAX_BODY_BYTES));
      HttpResponse<byte[]> response = sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() / HUNDRED != SUCCESS_CLASS) {
        throw refused(response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(reason(e), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + TIMEOUT.toSeconds() + " s", e);
    } finally {
      client.shutdownNow();
    }
  }

  /** Host and port, without user and password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  private HttpRequest request(String method, String path, byte @Nullable [] body) {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("%s://%s:%d%s".formatted(scheme, host, port, path)))
        .timeout(TIMEOUT)
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  private static IOException refused(int status) {
    return switch (status) {
      case UNAUTHORIZED ->
          new IOException("it refuses this user (401); the user needs the tag management");
      case NOT_FOUND ->
          new BrokerCheck.NotFoundException("it does not know what was asked for (404)");
      default -> new IOException("it answered " + status);
    };
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure.getCause();
    String message = cause == null ? null : cause.getMessage();
    String text =
        message != null ? message : cause == null ? "it failed" : cause.getClass().getSimpleName();
    return VisibleText.of(text, MAX_REASON_LENGTH);
  }
}
