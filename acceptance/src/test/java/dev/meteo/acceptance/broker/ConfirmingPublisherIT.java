package dev.meteo.acceptance.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
@Timeout(180)
class ConfirmingPublisherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String queue = "confirming-publisher-it-" + UUID.randomUUID();
  private final Outcomes outcomes = new Outcomes();
  private final Connection connection;
  private final Channel channel;

  ConfirmingPublisherIT(StackAddresses stack) throws Exception {
    connection = stack.broker().connect("confirming-publisher-it");
    channel = connection.createChannel();
  }

  @AfterEach
  void deleteQueue() throws Exception {
    channel.queueDelete(queue);
    connection.close();
  }

  @Test
  void routableMessages_areConfirmed() throws Exception {
    channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
    ConfirmingPublisher<Integer> publisher = new ConfirmingPublisher<>(channel, 10, outcomes);

    for (int i = 0; i < 500; i++) {
      Messages.publish(publisher, queue, i);
      assertThat(publisher.outstanding()).isLessThanOrEqualTo(10);
    }

    assertThat(publisher.awaitAll(PATIENCE)).isTrue();
    assertThat(publisher.unresolved()).isEmpty();
    assertThat(outcomes.confirmed()).hasSize(500);
    assertThat(Messages.drain(channel, queue))
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void unroutableMessages_areReturnedAmongConfirmedOnes() throws Exception {
    channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
    ConfirmingPublisher<Integer> publisher = new ConfirmingPublisher<>(channel, 100, outcomes);

    for (int i = 0; i < 200; i++) {
      Messages.publish(publisher, i % 3 == 0 ? queue + "-nowhere" : queue, i);
    }

    assertThat(publisher.awaitAll(PATIENCE)).isTrue();
    assertThat(outcomes.all())
        .hasSize(200)
        .allSatisfy(
            (number, outcome) ->
                assertThat(outcome)
                    .isEqualTo(number % 3 == 0 ? Outcome.RETURNED : Outcome.CONFIRMED));
    assertThat(Messages.drain(channel, queue)).hasSameElementsAs(outcomes.confirmed());
  }

  @Test
  void messagesThatAFullQueueRefuses_areRefused() throws Exception {
    Map<String, Object> full = Map.of("x-max-length", 3, "x-overflow", "reject-publish");
    channel.queueDeclare(queue, true, false, false, full);
    ConfirmingPublisher<Integer> publisher = new ConfirmingPublisher<>(channel, 1, outcomes);

    for (int i = 0; i < 6; i++) {
      Messages.publish(publisher, queue, i);
    }

    assertThat(publisher.awaitAll(PATIENCE)).isTrue();
    assertThat(outcomes.confirmed()).containsExactly(0, 1, 2);
    assertThat(outcomes.all().values()).filteredOn(Outcome.REFUSED::equals).hasSize(3);
    assertThat(Messages.drain(channel, queue)).containsExactly(0, 1, 2);
  }
}
