package dev.meteo.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokerManagementTest {
  private static final AmqpEndpoint BROKER = AmqpEndpoint.parse("amqp://u:secret@one,amqp://two");

  @Test
  void isBesideTheBrokerUnlessToldOtherwise() {
    assertThat(BrokerManagement.beside(BROKER))
        .hasToString("the management API at one:15672,two:15672");
    assertThat(BrokerManagement.beside(AmqpEndpoint.parse("amqps://host")))
        .hasToString("the management API at host:15671");
  }

  @Test
  void takesAnAddress() {
    assertThat(BrokerManagement.at("http://u:secret@elsewhere:80", BROKER))
        .hasToString("the management API at elsewhere:80");
    assertThat(BrokerManagement.at("https://elsewhere", BROKER))
        .hasToString("the management API at elsewhere:15671");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "elsewhere:15672", "ftp://u:secret@h", "http://", "http://a b", "http:x"})
  void anAddressThatIsNoneIsSaidWithoutItsPassword(String text) {
    assertThatThrownBy(() -> BrokerManagement.at(text, BROKER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://user:password@host:15672")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "amqp://host, guest:guest",
    "amqp://u@host, u:guest",
    "amqp://u:p%40+%2F@host, u:p@+/",
  })
  void theCredentialsAreTheBrokers(String uri, String expected) {
    assertThat(AmqpEndpoint.parse(uri).credentials()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"running, false", "idle, false", "'', false", "minority, true", "down, true"})
  void aQueueWithoutALeaderIsDead(String state, boolean dead) {
    assertThat(new BrokerManagement.Queue("q", "quorum", state, 0, 0, 0).isDead()).isEqualTo(dead);
  }
}
