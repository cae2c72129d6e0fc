package dev.meteo.chaos.mutation;

import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/** What is put around methods; it becomes part of them, so it may use only what is public. */
@SuppressWarnings({"unused", "UnusedVariable", "ParameterReassignment"})
final class Advices {
  private Advices() {}

  static final class DieFirst {
    @Advice.OnMethodEnter
    static void enter() {
      DeathPoint.reached();
    }
  }

  static final class DieLast {
    @Advice.OnMethodExit
    static void exit() {
      DeathPoint.reached();
    }
  }

  static final class Skip {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  static final class AutoAck {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) boolean autoAck) {
      autoAck = true;
    }
  }

  static final class AckFirst {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object consumer, @Advice.Argument(1) Envelope envelope)
        throws IOException {
      ((DefaultConsumer) consumer).getChannel().basicAck(envelope.getDeliveryTag(), false);
    }
  }

  static final class NotMandatory {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) boolean mandatory) {
      mandatory = false;
    }
  }

  static final class OtherScript {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) String text) {
      text = ScriptMutation.of(text);
    }
  }

  static final class Dawdle {
    @Advice.OnMethodExit
    static void exit() {
      Amplifier.dawdle();
    }
  }

  static final class FirstRevision {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) byte[] body) {
      body = Amplifier.asFirst(body);
    }
  }

  static final class RejectPublish {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Map<String, Object> arguments) {
      arguments = Amplifier.refusing(arguments);
    }
  }

  static final class Classic {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Map<String, Object> arguments) {
      arguments = Map.of("x-queue-type", "classic");
    }
  }

  static final class ForgetLast {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) List<?> results) {
      results = Amplifier.withoutLast(results);
    }
  }
}
