package dev.meteo.admin;

import dev.meteo.store.AggregateCheck;
import dev.meteo.store.StoreStatus;
import java.util.Optional;

/**
 * All that {@code meteo status} shows.
 *
 * @param check whether the aggregates are what the results give, if that was asked for
 */
record SystemStatus(
    Answer<BrokerStatus> broker,
    Answer<StoreStatus> store,
    Optional<Answer<AggregateCheck.Report>> check) {

  /** Whether all that was asked answered and the check, if any, found nothing. */
  boolean isGood() {
    boolean checked =
        check.isEmpty()
            || (check.get() instanceof Answer.Given<AggregateCheck.Report> report
                && report.value().differences().isEmpty());
    return broker instanceof Answer.Given<BrokerStatus> given
        && given.value().isGood()
        && store instanceof Answer.Given
        && checked;
  }
}
