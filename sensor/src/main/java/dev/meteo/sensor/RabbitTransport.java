package dev.meteo.sensor;

import com.rabbitmq.client.AuthenticationFailureException;
import dev.meteo.cli.ProcessName;
import dev.meteo.cli.UserError;
import dev.meteo.messages.AmqpEndpoint;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.TopologyException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Publishes to RabbitMQ, connection after connection. */
final class RabbitTransport implements Transport {
  private final BrokerPublisher publisher;
  private final LinkNotices linkNotices;
  private final BrokerLink link;

  RabbitTransport(AmqpEndpoint endpoint, BrokerPublisher publisher, Notices notices) {
    this.publisher = publisher;
    this.linkNotices = new LinkNotices(notices, endpoint.toString());
    this.link = new BrokerLink(endpoint, ProcessName.of("sensor"), linkNotices);
  }

  @Override
  public void run() throws IOException, InterruptedException {
    try {
      link.run(publisher);
    } catch (TopologyException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } catch (AuthenticationFailureException e) {
      throw new UserError("the broker refuses the user and password of --amqp (METEO_AMQP)", e);
    }
  }

  /** Done once there was no connection for the first time. */
  CompletableFuture<@Nullable Void> firstFailure() {
    return linkNotices.firstFailure();
  }

  @Override
  public String state() {
    if (!linkNotices.isConnected()) {
      return "not connected"; // whatever the last connection was
    }
    return publisher.isBlocked() ? "blocked by the broker" : "";
  }

  @Override
  public void close() {
    link.close();
  }
}
