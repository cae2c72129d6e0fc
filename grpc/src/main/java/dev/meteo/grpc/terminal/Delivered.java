package dev.meteo.grpc.terminal;

import dev.meteo.grpc.wire.PublishedSummary;
import dev.meteo.grpc.wire.WindowDelivery;
import dev.meteo.grpc.wire.WindowReceipt;
import dev.meteo.store.Position;
import dev.meteo.terminal.feed.IncomingSummary;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** What reaches a feed's thread from the network, or from its owner. */
sealed interface Delivered {
  /** A call with summaries, to be answered. */
  record Call(WindowDelivery delivery, StreamObserver<WindowReceipt> caller) implements Delivered {
    List<Summary> summaries() {
      return delivery.getSummariesList().stream().map(Summary::new).toList();
    }

    /** Whether all its summaries say where they are in the history. */
    boolean hasPositions() {
      return delivery.getSummariesList().stream()
          .map(PublishedSummary::getPosition)
          .allMatch(Position::isOne);
    }

    void answer() {
      caller.onNext(WindowReceipt.getDefaultInstance());
      caller.onCompleted();
    }

    void refuse(Status status) {
      caller.onError(status.asRuntimeException());
    }
  }

  /** A registration was answered: everything up to here comes as history. */
  record Registered(String node, String after, String latest, boolean gone) implements Delivered {}

  /** No proxy could be registered with. */
  record Unregistered(String reason, int attempt, java.time.Duration retryIn)
      implements Delivered {}

  /** The feed is closed. */
  record Stop() implements Delivered {}

  /** One summary of a call. */
  record Summary(PublishedSummary published) implements IncomingSummary {
    @Override
    public byte[] body() {
      return published.getBody().toByteArray();
    }
  }
}
