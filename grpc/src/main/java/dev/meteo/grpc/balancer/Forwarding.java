package dev.meteo.grpc.balancer;

import dev.meteo.grpc.link.ByteBody;
import dev.meteo.grpc.link.Pushback;
import dev.meteo.grpc.link.RefusalStatus;
import dev.meteo.grpc.wire.MeteoProcessingGrpc;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes calls on to servers. A call that failed on its way is repeated with another server: what
 * the servers do is idempotent, so even one that may have been carried out.
 */
final class Forwarding implements ServerCallHandler<byte[], byte[]> {
  /** gRPC's own header for a call's earlier attempts. */
  static final Metadata.Key<String> PREVIOUS_ATTEMPTS =
      Metadata.Key.of("grpc-previous-rpc-attempts", Metadata.ASCII_STRING_MARSHALLER);

  private static final int MOST_ATTEMPTS = 3;
  private static final long DEFAULT_DEADLINE_SECONDS = 30;

  private final ServerPool pool;
  private final Policy policy;
  private final RetryBudget budget;
  private final ForwardingCounters counters;

  Forwarding(ServerPool pool, Policy policy, RetryBudget budget, ForwardingCounters counters) {
    this.pool = pool;
    this.policy = policy;
    this.budget = budget;
    this.counters = counters;
  }

  /** The compute servers' service, its messages passed on as bytes. */
  ServerServiceDefinition definition() {
    ServiceDescriptor original = MeteoProcessingGrpc.getServiceDescriptor();
    List<MethodDescriptor<byte[], byte[]>> methods =
        List.of(
            ByteBody.both(MeteoProcessingGrpc.getProcessMeteoDataMethod()),
            ByteBody.both(MeteoProcessingGrpc.getProcessPollutionDataMethod()));
    ServiceDescriptor.Builder service =
        ServiceDescriptor.newBuilder(original.getName())
            .setSchemaDescriptor(original.getSchemaDescriptor());
    methods.forEach(service::addMethod);
    ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service.build());
    methods.forEach(method -> definition.addMethod(method, this));
    return definition.build();
  }

  @Override
  public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> call, Metadata headers) {
    counters.received.increment();
    call.request(2); // the second never comes, and says so
    return new ForwardedCall(this, call, headers);
  }

  @Nullable Backend choose(List<Backend> tried) {
    return policy.choose(pool.servers(), tried);
  }

  /**
   * Whether to repeat a call that failed; if so, the budget has paid for it.
   *
   * @param once whether its sender forbids it
   * @param tried the servers that had it, the last one last
   */
  boolean mayRetry(
      Status status, Metadata trailers, Backend server, boolean once, List<Backend> tried) {
    boolean unavailable = status.getCode() == Status.Code.UNAVAILABLE;
    if (Pushback.isIn(trailers)
        || !(unavailable || status.getCode() == Status.Code.RESOURCE_EXHAUSTED)) {
      return false;
    }
    if (unavailable) {
      server.unreachable();
    }
    boolean worthwhile =
        !once
            && tried.size() < MOST_ATTEMPTS
            && !tried.containsAll(pool.servers())
            && budget.take();
    if (worthwhile) {
      counters.retried.increment();
    }
    return worthwhile;
  }

  /** A call has its final status. */
  void ended(Status status) {
    if (status.isOk()) {
      counters.answered.increment();
      budget.succeeded();
    } else if (RefusalStatus.isRefusal(status)) {
      counters.refused.increment();
    } else {
      counters.failed.increment();
    }
  }

  static Deadline defaultDeadline() {
    return Deadline.after(DEFAULT_DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}
