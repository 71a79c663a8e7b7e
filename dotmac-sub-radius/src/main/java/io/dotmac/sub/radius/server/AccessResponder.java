package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;

/** Takes the answer to one Access-Request, from any thread, at any time. The first one counts. */
@FunctionalInterface
public interface AccessResponder {
  /** Answers. */
  void respond(AccessDecision decision);

  /** Gives access with these attributes. */
  default void accept(AttributeBlock attributes) {
    respond(AccessDecision.accept(attributes));
  }

  /** Refuses access and says nothing. */
  default void reject(RejectReason reason) {
    respond(AccessDecision.reject(reason));
  }
}
