package dev.meteo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import dev.meteo.testbed.junit.StackAddresses;
import dev.meteo.testbed.junit.StackExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class StackExtensionIT {
  @Test
  void testsGetABrokerThatAnswers(StackAddresses stack) throws Exception {
    try (Connection connection = stack.broker().connect("testbed")) {
      assertThat(connection.isOpen()).isTrue();
    }
  }
}
