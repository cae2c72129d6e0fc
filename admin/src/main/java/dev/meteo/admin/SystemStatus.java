package dev.meteo.admin;

import dev.meteo.store.AggregateCheck;
import java.util.Optional;

/**
 * All that {@code meteo status} has seen.
 *
 * @param broker empty when there is none to ask, as with gRPC
 * @param check whether the aggregates are what the results give, if that was asked for
 */
record SystemStatus(
    Optional<Answer<BrokerStatus>> broker,
    Answer<StoreSight> store,
    Optional<Answer<AggregateCheck.Report>> check) {

  /** What RabbitMQ said, if it was asked and answered. */
  Optional<BrokerStatus> brokerStatus() {
    return broker.flatMap(Answer::given);
  }

  /** What Redis said, if it answered. */
  Optional<StoreSight> storeSight() {
    return store.given();
  }

  /** Whether all that was asked answered and the check, if any, found nothing. */
  boolean isAnswered() {
    boolean checked =
        check
            .map(answer -> answer.given().filter(report -> report.differences().isEmpty()))
            .map(Optional::isPresent)
            .orElse(true);
    boolean asked = broker.isEmpty() || brokerStatus().filter(BrokerStatus::isAnswered).isPresent();
    return asked && storeSight().isPresent() && checked;
  }
}
