package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A link to a port where nobody listens. */
@Timeout(60)
class BrokerLinkIT {
  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  @BeforeEach
  void catchTheLog() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheLogBack() {
    System.setErr(standardError);
  }

  @Test
  void onlyTheFirstAttemptOfAnOutageIsLogged() throws Exception {
    UntilThird untilThird = new UntilThird();
    BrokerLink link =
        new BrokerLink(AmqpEndpoint.parse("amqp://localhost:1"), "nobody", untilThird);
    untilThird.link = link;
    link.run(connection -> {});

    assertThat(untilThird.last).isEqualTo(3);
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("link nobody failed")
        .containsOnlyOnce("ConnectException");
  }

  /** Closes the link at the third attempt that fails. */
  private static final class UntilThird implements BrokerLink.Listener {
    private BrokerLink link;
    private int last;

    @Override
    public void connected(String node) {
      throw new AssertionError("connected to " + node);
    }

    @Override
    public void disconnected(String reason, int attempt, Duration retryIn) {
      last = attempt;
      if (attempt == 3) {
        link.close();
      }
    }
  }
}
