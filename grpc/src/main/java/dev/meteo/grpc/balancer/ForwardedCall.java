package dev.meteo.grpc.balancer;

import dev.meteo.grpc.link.DeliveryHeader;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the balancer: to a server, to another if that failed, and back. Its
 * callbacks never run at the same time; cancellation reaches the server through gRPC's context.
 */
final class ForwardedCall extends ServerCall.Listener<byte[]> {
  private final Forwarding forwarding;
  private final ServerCall<byte[], byte[]> caller;
  private final Metadata headers;
  private final boolean once;
  private final Deadline deadline;
  private final List<Backend> tried = new ArrayList<>(1);
  private byte @Nullable [] request;
  private boolean ended;

  ForwardedCall(Forwarding forwarding, ServerCall<byte[], byte[]> caller, Metadata headers) {
    this.forwarding = forwarding;
    this.caller = caller;
    this.headers = headers;
    this.once = DeliveryHeader.forbidsRepetition(headers);
    Deadline given = Context.current().getDeadline();
    this.deadline = given != null ? given : Forwarding.defaultDeadline();
  }

  @Override
  public void onMessage(byte[] message) {
    request = message;
  }

  @Override
  public void onHalfClose() {
    if (request == null) {
      end(Status.INVALID_ARGUMENT.withDescription("the call has no message"), new Metadata());
    } else {
      attempt(request);
    }
  }

  private void attempt(byte[] body) {
    Backend server = forwarding.choose(tried);
    if (server == null) {
      end(Status.UNAVAILABLE.withDescription("no compute server is registered"), new Metadata());
      return;
    }
    tried.add(server);
    server.began();
    ClientCall<byte[], byte[]> call =
        server
            .channel()
            .newCall(caller.getMethodDescriptor(), CallOptions.DEFAULT.withDeadline(deadline));
    call.start(new Attempt(server, body), headers(tried.size()));
    call.sendMessage(body);
    call.halfClose();
    call.request(2); // the second never comes, and says so
  }

  /** A transport changes the headers that it is given: only the first attempt may have these. */
  private Metadata headers(int attempt) {
    if (attempt == 1) {
      return headers;
    }
    Metadata fresh = new Metadata();
    fresh.put(Forwarding.PREVIOUS_ATTEMPTS, Integer.toString(attempt - 1));
    return fresh;
  }

  /** Also of a caller that never said all it had to say. */
  @Override
  public void onCancel() {
    end(Status.CANCELLED, new Metadata());
  }

  private void end(Status status, Metadata trailers) {
    if (ended) {
      return;
    }
    ended = true;
    forwarding.ended(status);
    if (!caller.isCancelled()) {
      caller.close(status, trailers);
    }
  }

  /** A server's answer. */
  private final class Attempt extends ClientCall.Listener<byte[]> {
    private final Backend server;
    private final byte[] body;
    private byte @Nullable [] response;

    Attempt(Backend server, byte[] body) {
      this.server = server;
      this.body = body;
    }

    @Override
    public void onMessage(byte[] message) {
      response = message;
      server.answered();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      server.ended();
      if (status.isOk() && response != null) {
        answer(response, trailers);
      } else if (!caller.isCancelled()
          && !deadline.isExpired()
          && forwarding.mayRetry(status, trailers, server, once, tried)) {
        attempt(body);
      } else {
        end(status, trailers);
      }
    }

    private void answer(byte[] message, Metadata trailers) {
      if (!caller.isCancelled()) {
        caller.sendHeaders(new Metadata());
        caller.sendMessage(message);
      }
      end(Status.OK, trailers);
    }
  }
}
