package dev.meteo.admin;

import dev.meteo.store.AggregateCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether all that was asked answered, and whether the aggregates are right. */
final class AnswersRule implements HealthRule {
  @Override
  public List<Finding> judge(SystemStatus now, Optional<SystemStatus> before) {
    List<Finding> findings = new ArrayList<>();
    now.broker().ifPresent(broker -> addBroker(broker, findings));
    if (now.store() instanceof Answer.Missing<StoreSight>(String reason)) {
      findings.add(Finding.critical("Redis", reason + "; start it, or see --redis"));
    }
    now.check().ifPresent(check -> addCheck(check, findings));
    return findings;
  }

  private static void addBroker(Answer<BrokerStatus> broker, List<Finding> findings) {
    switch (broker) {
      case Answer.Missing<BrokerStatus>(String reason) ->
          findings.add(
              Finding.critical(
                  "RabbitMQ", reason + "; start it, or see --amqp, or --no-broker with gRPC"));
      case Answer.Given<BrokerStatus>(BrokerStatus status) ->
          status
              .terminals()
              .filter(Answer.Missing.class::isInstance)
              .map(answer -> ((Answer.Missing<List<QueueStatus>>) answer).reason())
              .ifPresent(
                  reason ->
                      findings.add(Finding.warning("management", reason + "; see --management")));
    }
  }

  private static void addCheck(Answer<AggregateCheck.Report> check, List<Finding> findings) {
    switch (check) {
      case Answer.Missing<AggregateCheck.Report>(String reason) ->
          findings.add(Finding.critical("check", reason));
      case Answer.Given<AggregateCheck.Report>(AggregateCheck.Report report) -> {
        if (!report.differences().isEmpty()) {
          findings.add(
              Finding.critical(
                  "check",
                  "%,d aggregates are not what the kept results give; list them: ./meteo status --check"
                      .formatted(report.differences().size())));
        }
      }
    }
  }
}
