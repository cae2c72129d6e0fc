package dev.meteo.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.meteo.messages.BrokerLink;
import dev.meteo.messages.ConfirmingPublisher;
import dev.meteo.messages.ConfirmingPublisher.Outcome;
import dev.meteo.messages.DeadLetter;
import dev.meteo.messages.Topology;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * Publishes refused readings straight to {@link Topology#DEAD_QUEUE}, as the confirm would wait for
 * other queues behind an exchange. On a connection of its own: the broker may block a connection
 * that publishes, and acknowledgements must not wait behind it. A letter is published again until
 * the broker has it.
 */
final class DeadLetters implements BrokerLink.Session {
  private static final int OUTSTANDING = 256;
  private static final long POLL_MS = 100;

  /** After the broker would not take a letter. */
  private static final Duration PENALTY = Duration.ofSeconds(2);

  private final String worker;
  private final Topology topology;
  private final InstantSource clock;
  private final Console console;
  private final BlockingDeque<Letter> waiting = new LinkedBlockingDeque<>();
  private final Ending ending = new Ending();

  /**
   * @param worker the name that letters carry
   */
  DeadLetters(String worker, Topology topology, InstantSource clock, Console console) {
    this.worker = worker;
    this.topology = topology;
    this.clock = clock;
    this.console = console;
  }

  /** Takes a letter; does not block. */
  void submit(Letter letter) {
    waiting.add(letter);
  }

  /** Ends the session soon, whatever still waits. */
  void end() {
    ending.ask();
  }

  @Override
  public void run(Connection connection) throws IOException, InterruptedException {
    Channel channel = connection.createChannel();
    topology.dead(channel);
    BlockingDeque<Letter> bounced = new LinkedBlockingDeque<>();
    ConfirmingPublisher<Letter> publisher =
        new ConfirmingPublisher<>(channel, OUTSTANDING, new Fate(bounced, console));
    try {
      while (!ending.isAsked()) {
        publishNext(channel, publisher);
        if (!bounced.isEmpty()) {
          ending.await(PENALTY);
          throw new IOException("the broker would not take a dead letter");
        }
      }
    } finally {
      putBack(publisher.unresolved());
      putBack(List.copyOf(bounced));
    }
  }

  private void publishNext(Channel channel, ConfirmingPublisher<Letter> publisher)
      throws IOException, InterruptedException {
    Letter letter = waiting.poll(POLL_MS, TimeUnit.MILLISECONDS);
    if (letter != null && !letter.isAbandoned()) {
      publish(publisher, letter);
    } else if (letter == null && publisher.outstanding() > 0) {
      publisher.awaitAll(Duration.ofMillis(POLL_MS));
    } else if (!channel.isOpen()) {
      throw new IOException("the channel for dead letters is closed");
    }
  }

  private void publish(ConfirmingPublisher<Letter> publisher, Letter letter)
      throws IOException, InterruptedException {
    byte[] text = letter.text();
    try {
      publisher.publish(
          "",
          Topology.DEAD_QUEUE,
          DeadLetter.properties(
              text,
              letter.index(),
              letter.refusal(),
              worker,
              letter.delivery().routingKey(),
              clock.instant()),
          DeadLetter.body(text),
          letter);
    } catch (IOException e) {
      if (!publisher.unresolved().contains(letter)) {
        waiting.addFirst(letter);
      }
      throw e;
    }
  }

  private void putBack(List<Letter> letters) {
    letters.reversed().forEach(waiting::addFirst);
  }

  /** Hears what becomes of letters, on the connection's I/O thread. */
  private record Fate(BlockingDeque<Letter> bounced, Console console)
      implements ConfirmingPublisher.Listener<Letter> {
    @Override
    public void completed(Letter letter, Outcome outcome) {
      switch (outcome) {
        case CONFIRMED -> letter.safe();
        case RETURNED, REFUSED -> bounced.add(letter);
      }
    }

    @Override
    public void blocked(String reason) {
      console.say("the broker takes no dead letters for now: " + reason);
    }

    @Override
    public void unblocked() {
      console.say("the broker takes dead letters again");
    }
  }
}
