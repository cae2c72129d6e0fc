package dev.meteo.messages;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurators;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and how to connect to it: one or more {@code amqp://} or {@code amqps://}
 * URIs, separated by commas, of the nodes of one cluster. User, password and vhost are those of the
 * first. Immutable; its text shows no password.
 */
public final class AmqpEndpoint {
  private static final int CONNECT_TIMEOUT_MS = (int) Duration.ofSeconds(5).toMillis();
  private static final int RPC_TIMEOUT_MS = (int) Duration.ofSeconds(10).toMillis();

  /** Two missed heartbeats end a silent connection, so what it holds is delivered elsewhere. */
  private static final int HEARTBEAT_SECONDS = 5;

  /**
   * A larger body ends the connection, and its redelivery the next one. So this is above the 16 MiB
   * that RabbitMQ 4 takes unless set otherwise, and no more than a role's heap has room for, as the
   * client holds a body twice.
   */
  private static final int MAX_INBOUND_BODY_BYTES = 32 * 1024 * 1024;

  private static final int MAX_PORT = 65_535;

  private final List<URI> nodes;
  private final @Nullable InboundGate gate;
  private final @Nullable WriteCork cork;
  private final @Nullable SocketCutter cutter;
  private final boolean handsOver;

  private AmqpEndpoint(
      List<URI> nodes,
      @Nullable InboundGate gate,
      @Nullable WriteCork cork,
      @Nullable SocketCutter cutter,
      boolean handsOver) {
    this.nodes = nodes;
    this.gate = gate;
    this.cork = cork;
    this.cutter = cutter;
    this.handsOver = handsOver;
  }

  /**
   * Reads the text of METEO_AMQP.
   *
   * @throws IllegalArgumentException saying how an address looks, without showing the password
   */
  public static AmqpEndpoint parse(String text) {
    List<URI> nodes = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      nodes.add(node(part.strip()));
    }
    if (nodes.stream().map(URI::getScheme).distinct().count() > 1) {
      throw new IllegalArgumentException("the nodes must be all amqp:// or all amqps://");
    }
    return new AmqpEndpoint(List.copyOf(nodes), null, null, null, false);
  }

  /**
   * The same, but what connections receive passes a gate. The gate is for one connection at a time,
   * and has no effect with {@code amqps://}.
   */
  public AmqpEndpoint throughGate(InboundGate inbound) {
    return new AmqpEndpoint(nodes, inbound, null, cutter, handsOver);
  }

  /**
   * The same, but what connections send passes a cork. The cork is for one connection at a time,
   * and has no effect with {@code amqps://} or together with a gate.
   */
  public AmqpEndpoint throughCork(WriteCork outbound) {
    return new AmqpEndpoint(nodes, null, outbound, cutter, handsOver);
  }

  /**
   * The same, but consumers are called on the connection's I/O thread, without the client's threads
   * in between: for consumers that only hand over what they get and never block.
   */
  public AmqpEndpoint handingOver() {
    return new AmqpEndpoint(nodes, gate, cork, cutter, true);
  }

  /** The same, but its latest connection can be cut. */
  public AmqpEndpoint cutBy(SocketCutter latestCutter) {
    return new AmqpEndpoint(nodes, gate, cork, latestCutter, handsOver);
  }

  /** Whether connections are encrypted. */
  public boolean isTls() {
    return "amqps".equals(nodes.getFirst().getScheme());
  }

  /** The virtual host of the first node's address. */
  public String virtualHost() {
    String path = nodes.getFirst().getPath();
    return path == null || path.isEmpty() ? ConnectionFactory.DEFAULT_VHOST : path.substring(1);
  }

  /** The nodes' hosts, as a URL has them. */
  List<String> hosts() {
    return nodes.stream().map(URI::getHost).toList();
  }

  /** User and password with a colon between them, in the clear. */
  String credentials() {
    String user = nodes.getFirst().getRawUserInfo();
    if (user == null) {
      return ConnectionFactory.DEFAULT_USER + ":" + ConnectionFactory.DEFAULT_PASS;
    }
    String whole = user.indexOf(':') < 0 ? user + ":" + ConnectionFactory.DEFAULT_PASS : user;
    return URLDecoder.decode(whole.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Opens a connection to one of the nodes, tried in random order. Blocks up to the time-outs. The
   * connection does not recover by itself: whoever holds it builds everything anew ({@link
   * BrokerLink}).
   *
   * @param connectionName shown in the broker's listings, such as {@code worker@host:4711}
   */
  public Connection connect(String connectionName) throws IOException, TimeoutException {
    List<Address> addresses = new ArrayList<>();
    for (URI node : nodes) {
      addresses.add(new Address(node.getHost(), port(node)));
    }
    Collections.shuffle(addresses);
    return factory().newConnection(addresses, connectionName);
  }

  private ConnectionFactory factory() throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(nodes.getFirst());
      if (isTls()) {
        factory.useSslProtocol(SSLContext.getDefault());
        factory.enableHostnameVerification();
      } else if (gate != null) {
        factory.setSocketFactory(new GatedSockets(gate));
      } else if (cork != null) {
        factory.setSocketFactory(cork.sockets());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot prepare a connection to " + this + ": " + e.getMessage(), e);
    }
    if (handsOver) {
      factory.setSharedExecutor(ImmediateEventExecutor.INSTANCE);
    }
    if (cutter != null) {
      SocketCutter watching = cutter;
      factory.setSocketConfigurator(
          SocketConfigurators.defaultConfigurator().andThen(watching::watch));
    }
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    factory.setHandshakeTimeout(CONNECT_TIMEOUT_MS);
    factory.setChannelRpcTimeout(RPC_TIMEOUT_MS);
    factory.setChannelShouldCheckRpcResponseType(true);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setMaxInboundMessageBodySize(MAX_INBOUND_BODY_BYTES);
    return factory;
  }

  private static URI node(String text) {
    try {
      URI uri = new URI(text);
      boolean amqp = "amqp".equals(uri.getScheme()) || "amqps".equals(uri.getScheme());
      if (amqp && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT) {
        new ConnectionFactory().setUri(uri);
        return uri;
      }
    } catch (URISyntaxException | IllegalArgumentException | GeneralSecurityException e) {
      // said below, without the text's password
    }
    throw new IllegalArgumentException(
        "the broker's address must look like amqp://user:password@host:5672/vhost");
  }

  private static int port(URI node) {
    if (node.getPort() >= 0) {
      return node.getPort();
    }
    return "amqps".equals(node.getScheme())
        ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT
        : ConnectionFactory.DEFAULT_AMQP_PORT;
  }

  /** The nodes' hosts and ports, without user and password. */
  @Override
  public String toString() {
    return nodes.stream()
        .map(node -> node.getHost() + ":" + port(node))
        .collect(Collectors.joining(","));
  }
}
