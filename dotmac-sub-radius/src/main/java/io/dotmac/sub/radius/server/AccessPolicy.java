package io.dotmac.sub.radius.server;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Decides on Access-Requests. It is called on the thread that reads the socket, by several such
 * threads at once: answer there from memory, and hand anything that waits (a slow hash, a remote
 * server) to a thread of your own, which calls the responder later. An exception drops the request.
 */
@FunctionalInterface
public interface AccessPolicy {
  /** Decides on {@code request} and tells {@code responder}, now or later, exactly once. */
  void decide(AccessRequest request, AccessResponder responder);

  /**
   * Whether it may look at a request, or call its responder, after it has answered. A policy that
   * never does may say no: the memory of requests it has answered at once is then used again for
   * others, which saves most of what a login costs the garbage collector.
   */
  default boolean keepsRequests() {
    return true;
  }

  /** A policy that always knows at once. */
  static AccessPolicy deciding(Function<AccessRequest, AccessDecision> decision) {
    return (request, responder) -> responder.respond(decision.apply(request));
  }

  /** A policy that knows later. A stage that fails leaves the request unanswered. */
  static AccessPolicy awaiting(
      Function<AccessRequest, ? extends CompletionStage<AccessDecision>> decision) {
    return (request, responder) -> decision
        .apply(request)
        .whenComplete((known, failure) ->
            responder.respond(known == null ? new AccessDecision.Silence() : known));
  }
}
